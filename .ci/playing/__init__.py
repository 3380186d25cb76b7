"""Plays the pages of docs/ in a bare Debian: what they say to type, and what they say one should see."""


class Failed(Exception):
    """Something is not as the page says; the message is for who reads the run."""
