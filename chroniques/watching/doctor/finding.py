"""What an examination found."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.conf import settings


class Finding(NamedTuple):
    """What is wrong, in a sentence, and what to do. A grave one is a fault; another is a remark."""

    number: str
    said: str
    remedy: str
    grave: bool = True


Examination = Callable[[], Iterable[Finding]]


def remark(number: str, said: str, remedy: str) -> Finding:
    """Something to know, or to look at from elsewhere: no fault."""
    return Finding(number, said, remedy, grave=False)


def in_production() -> bool:
    """Is this a site for readers, rather than a copy to try things on?"""
    return not settings.DEMO_ALLOWED
