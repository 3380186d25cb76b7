"""Does it read like an advertisement? By what all of them do, whatever they sell: a price, a haste, a
promise, a call, a way to answer. One is anybody's; a text that does four of them sells something."""

from functools import lru_cache

from comments.screening.addresses import ADDRESS
from comments.screening.finding import Finding, evidence
from comments.screening.links import emails, is_doubtful, strangers
from comments.screening.marks import marks_in
from comments.screening.numbers import phone
from comments.screening.seen import Seen
from comments.screening.writing import handle
from comments.screening.written import MANNERS

WEIGHTS = ((5, 7), (4, 6), (3, 4), (2, 2))  # from so many manners on, this weight


def advertisement(seen: Seen) -> Finding | None:
    """How many manners of an advertisement it has."""
    found = manners(seen)
    weight = next((weight for least, weight in WEIGHTS if len(found) >= least), 0)
    return Finding("advertisement", weight, evidence(*found)) if weight else None


def manners(seen: Seen) -> list[str]:
    """The manners of an advertisement that it has; to be reached is one."""
    return [
        *_said(seen.ends),
        *(["mark"] if marks_in(ADDRESS.sub(" ", seen.said)) else []),
        *(["reachable"] if _is_reachable(seen) else []),
    ]


@lru_cache(maxsize=1)
def _said(ends: str) -> tuple[str, ...]:
    """Asked twice of one avis."""
    return tuple(name for name, pattern in MANNERS.items() if pattern.search(ends))


def _is_reachable(seen: Seen) -> bool:
    if strangers(seen) or is_doubtful(seen.home):
        return True
    return any(rule(seen) for rule in (phone, handle, emails))
