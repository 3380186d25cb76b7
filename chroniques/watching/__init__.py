"""The site watched: is it well, what does it say of itself, what is wrong with this installation.

`signs` are the questions, `health` answers them to a probe, `doctor` to a person, `metrics` in numbers;
`logs` is what is written as it goes; `work` remembers when each background job last succeeded. What is said
here is for who keeps the site running: in French, as the checks and the settings are.
"""
