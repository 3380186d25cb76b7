"""What a page says of itself to machines: schema.org as JSON-LD, and what networks show of its address.

Models in, dictionaries out. No query: what is said is what the page has read, and what it shows.
"""
