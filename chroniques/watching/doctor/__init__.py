"""What is wrong with this installation, and how to mend it: what a technician would look at, one by one.

Each examination is a small function without arguments, which yields what it finds; its number never changes.
They are gathered, and done, in `round`.
"""
