"""The versions of a text, read: what one changed to another, what two that were made of one make."""

from .fields import FieldChange, change_of, changes
from .merging import Merge, merged

__all__ = ["FieldChange", "Merge", "change_of", "changes", "merged"]
