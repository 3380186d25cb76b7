"""A column as a series: its pieces by their numbers; after them, by their dates, those that have none."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from chroniques.prepared import prepared

from ..models import Article, Listed
from ..models.later import later
from .signed import sign_by_name
from .texts import lines
from .union import any_of


@dataclass
class Series:
    """The published pieces of a column, of which there are `known`, `unnumbered` of them without a number.

    What `Paginator` asks of a list. The latest comes first, or forwards the first one. `first` and `latest`:
    where the column begins and where it has come to, once a page of it was read.
    """

    column: int
    known: int
    unnumbered: int
    forwards: bool = False
    now: datetime = field(default_factory=timezone.now)
    first: Article | None = None
    latest: Article | None = None

    def __getitem__(self, places: slice) -> list[Article]:
        """The pieces between these places, with what a line about each shows, in one query."""
        shown = range(places.start or 0, min(places.stop, self.known))
        found = self._read(shown)
        one, other = found.get(0), found.get(self._other_end())
        self.first, self.latest = (one, other) if self.forwards else (other, one)
        return [found[place] for place in shown if place in found]

    def count(self) -> int:
        return self.known

    def _read(self, shown: range) -> dict[int, Article]:
        """These pieces and the two ends, by their places."""
        numbered = self.known - self.unnumbered
        parts = (
            range(shown.start, min(shown.stop, numbered)),
            range(shown.start - numbered, shown.stop - numbered),
        )
        in_dated = range(max(0, parts[1].start), max(0, parts[1].stop))
        asked = (self.column, self.now, self.forwards, numbered > 0, parts[0], in_dated)
        found = later(_pieces, *asked, finish=sign_by_name)
        ordered = sorted(found, key=_forwards if self.forwards else _backwards)
        places = sorted({*shown, *([0, self._other_end()] if self.known else [])})
        return dict(zip(places, ordered, strict=False))

    def _other_end(self) -> int:
        """The place of the end that is not read first: that of the last or first number, if there is one."""
        return (self.known - self.unnumbered or self.known) - 1


def place_of(number: int) -> int:
    """The place of a piece of this number in its list: none has place 0 but those without a number."""
    return number + 1


@prepared
def _pieces(
    column: int, now: datetime, forwards: bool, has_numbers: bool, numbered: range, dated: range
) -> QuerySet:
    """The pieces in these parts of the numbered ones and of the others, and the two ends of the series."""
    rows = Listed.objects.filter(list="series", number=column, published_at__lte=now)
    with_numbers, without = rows.filter(place__gt=0), rows.filter(place=0)
    ends = with_numbers if has_numbers else without
    up, by_date = ("place", "published_at", "article_id"), ("published_at", "article_id")
    down, back = [f"-{name}" for name in up], [f"-{name}" for name in by_date]
    parts = (
        with_numbers.order_by(*(up if forwards else down))[numbered.start : numbered.stop],
        without.order_by(*(by_date if forwards else back))[dated.start : dated.stop],
        ends.order_by(*up)[:1],
        ends.order_by(*down)[:1],
    )
    return any_of(lines().order_by(), [part.values("article_id") for part in parts])


def _forwards(piece: Article) -> Any:
    return piece.number is None, piece.number or 0, piece.published_at, piece.pk


def _backwards(piece: Article) -> Any:
    """The numbers fall, then the dates of those that have none."""
    date = piece.published_at.timestamp() if piece.published_at else 0.0
    return piece.number is None, -(piece.number or 0), -date, -piece.pk
