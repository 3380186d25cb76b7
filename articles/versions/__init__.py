"""The versions of a text, read: what one changed to another, and how one is put back."""

from .fields import FieldChange, change_of, changes
from .merging import Merge, merged
from .putting import LEFT_ALONE, put_back, with_words_of

__all__ = [
    "LEFT_ALONE",
    "FieldChange",
    "Merge",
    "change_of",
    "changes",
    "merged",
    "put_back",
    "with_words_of",
]
