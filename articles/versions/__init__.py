"""The versions of a text, read: what one changed to another, and how one is put back."""

from .fields import FieldChange, changes
from .putting import LEFT_ALONE, put_back, with_words_of

__all__ = ["LEFT_ALONE", "FieldChange", "changes", "put_back", "with_words_of"]
