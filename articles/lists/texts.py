"""A list of published texts, by its name: how many there are, and which stand between two places of it.

What `Paginator` asks of a list. To count is to add up kept counts; to reach a far page is to add up those of
the months, then to walk within one: no text is opened but those that are shown.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone

from chroniques.prepared import prepared

from ..models import Article, ArticleQuerySet, Listed, Tally
from ..models.later import later
from .counts import Part, asked, before, until_now
from .signed import sign_by_name, with_signatures

AN_INSTANT = timedelta(microseconds=1)  # what both databases tell apart
NEAR = 100  # texts that are walked over without counting months
LINE = ("kind", "title", "standfirst", "path", "number", "published_at", "column__title", "column__slug")


@dataclass
class Texts:
    """The published texts of a list, from `since` until `until`, the latest first.

    `known`: how many there are in all, where a query has said it already (see `how_many`).
    """

    name: str
    number: int = 0
    since: datetime | None = None
    until: datetime | None = None
    known: int | None = None
    now: datetime = field(default_factory=timezone.now)

    def __getitem__(self, places: slice) -> list[Article]:
        """The texts between these places, with what a line about each shows: one query; three where they are
        far."""
        first, last, of_reports = places.start or 0, places.stop, self.name == "reports"
        if first > NEAR:
            return later(_these, self.now, self._keys(first, last), of_reports, finish=sign_by_name)
        near = (self.name, self.number, self.since, self.end, range(first, last), of_reports)
        return later(_near, *near, finish=sign_by_name)

    def count(self) -> int:
        """How many there are. One query, unless it is known."""
        oldest, latest = self._ranks
        return latest - oldest

    @property
    def end(self) -> datetime:
        """The instant before which they appeared."""
        now = self.now + AN_INSTANT
        return min(self.until, now) if self.until else now

    def _keys(self, first: int, last: int) -> list[int]:
        end, skipped = self._reach(first)
        rows = places_before(self.name, self.number, self.since, end)
        return list(rows.values_list("article_id", flat=True)[skipped : skipped + last - first])

    def _reach(self, place: int) -> tuple[datetime, int]:
        """An instant near this place of the list, and how many texts stand between that and the place."""
        _oldest, latest = self._ranks
        rank = latest - place  # counted from the oldest, whom no scheduled text moves
        for month, reached in self._months():
            if reached >= rank:
                return min(_end_of(month), self.end), place - (latest - min(reached, latest))
        return self.end, place

    def _months(self) -> list[tuple[str, int]]:
        """Each month that has texts, the oldest first, with how many appeared until its end."""
        months = tallied(self.name, self.number)
        reached = accumulate(found["sum"] for found in months)
        return [(found["month"], texts) for found, texts in zip(months, reached, strict=True)]

    @cached_property
    def _ranks(self) -> tuple[int, int]:
        """How many of the list appeared before the first of these, and before the end."""
        if self.known is not None:
            return 0, self.known
        base: Part = before(self.name, self.number, self.since) if self.since else ("0", [])
        is_past = self.until is not None and self.until < self.now
        first, last = asked(base, (before if is_past else until_now)(self.name, self.number, self.end))
        return first, max(first, last)


def places_before(name: str, number: int, since: datetime | None, end: datetime) -> QuerySet[Listed]:
    """The places of a list before this instant, the latest first: by an index alone."""
    rows = Listed.objects.filter(list=name, number=number, place=0, published_at__lt=end)
    rows = rows.filter(published_at__gte=since) if since else rows
    return rows.order_by("-published_at", "-article_id")


def published_places(name: str, number: Any, now: datetime) -> QuerySet[Listed]:
    """The places of a list that readers see now, the latest first."""
    rows = Listed.objects.filter(list=name, number=number, place=0, published_at__lte=now)
    return rows.order_by("-published_at", "-article_id")


def featured_places(now: datetime) -> QuerySet[Listed]:
    """The places of what the editors put forward: in their order, then the latest."""
    rows = Listed.objects.filter(list="featured", number=0, published_at__lte=now)
    return rows.order_by("place", "-published_at", "-article_id")


def holds_texts(name: str, now: datetime) -> Exists:
    """Does the list of this author, column or tag hold any? For `filter`."""
    return Exists(Listed.objects.filter(list=name, number=OuterRef("pk"), place=0, published_at__lte=now))


def lines(of_reports: bool = False) -> ArticleQuerySet:
    """Texts with what a line about each shows, reports with their events; see `sign_by_name`."""
    tied = ("column", "event") if of_reports else ("column",)
    fields = (*LINE, "event__name", "event__place", "event__starts", "event__ends") if of_reports else LINE
    texts: Any = with_signatures(Article.objects.select_related(*tied).only(*fields))
    return texts


@prepared
def _near(
    name: str, number: int, since: datetime | None, end: datetime, places: range, of_reports: bool
) -> QuerySet:
    keys = places_before(name, number, since, end)[places.start : places.stop].values("article_id")
    return lines(of_reports).filter(pk__in=keys).order_by("-published_at", "-pk")


@prepared
def _these(now: datetime, keys: list[int], of_reports: bool) -> QuerySet:
    return lines(of_reports).published(now).filter(pk__in=keys).order_by("-published_at", "-pk")


@prepared
def tallied(name: str, number: int) -> QuerySet:
    """The months in which a list has texts, the oldest first, each with the `sum` of them, to come too."""
    rows = Tally.objects.filter(list=name, number=number, month__gt="").order_by("month")
    return rows.values("month").annotate(sum=Sum("texts"))


def _end_of(month: str) -> datetime:
    year, number = map(int, month.split("-"))
    return datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)
