"""What the tests of pages share."""

from .kept import served

__all__ = ["served"]
