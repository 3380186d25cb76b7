"""The turns in the story of an avis: by them each decision is told once, and one that is taken anew again."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .decision import Decision, Verdict

OF_STATES = (Verdict.HELD, Verdict.PUBLISHED, Verdict.REJECTED, Verdict.SPAM, Verdict.ERASED)


class Turn(NamedTuple):
    """Where the story of an avis stands: the rank of the decision that it turned by, and whether its author
    has contested since it was last public."""

    rank: int = 0
    is_contested: bool = False


class _Row(NamedTuple):
    said: tuple[str, str, str]  # verdict, reason, note
    stands: bool

    def is_contest(self) -> bool:
        return self.said[0] == Verdict.CONTESTED


def turn_of(number: int) -> Turn:
    """The turn at which this avis is."""
    return turns([number])[number]


def turns(avis: Iterable[int]) -> dict[int, Turn]:
    """The same of many, in one statement: by their numbers."""
    rows: dict[int, list[_Row]] = {number: [] for number in avis}
    found = Decision.objects.filter(comment__in=list(rows), verdict__in=(*OF_STATES, Verdict.CONTESTED))
    told = found.order_by("pk").values_list("comment", "verdict", "reason", "note", "act__undone_at")
    for number, verdict, reason, note, undone_at in told:
        rows[number].append(_Row((verdict, reason, note), undone_at is None))
    return {number: Turn(_rank(story), _is_contested(story)) for number, story in rows.items()}


def _rank(story: Sequence[_Row]) -> int:
    """Of the decision that stands; of the first one, where the same was said before with nothing between. One
    that was undone and said the same may have been told; one that said something else was not."""
    standing = [rank for rank, row in enumerate(story) if row.stands and not row.is_contest()]
    rank = last = standing[-1] if standing else 0
    for before in reversed(range(last)):
        if story[before].said == story[last].said:
            rank = before
        elif story[before].stands:
            break
    return rank


def _is_contested(story: Sequence[_Row]) -> bool:
    """Since it was last public: a contest that was won is over."""
    for row in reversed([row for row in story if row.stands]):
        if row.is_contest() or row.said[0] == Verdict.PUBLISHED:
            return row.is_contest()
    return False
