"""Lists of short words, written as a line of text."""


def names(text: str) -> frozenset[str]:
    """The words of a line, as a set: `names("em strong")`."""
    return frozenset(text.split())
