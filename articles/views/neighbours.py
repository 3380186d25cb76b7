"""A piece in its column: the first one, those just before and after it, the latest, and how many they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from chroniques.prepared import prepared

from ..lists import any_of, place_of, published_places
from ..models import Article, Listed


@dataclass(frozen=True)
class Series:
    """The way through a column from one of its pieces. Nothing leads from a piece to itself."""

    first: Article | None = None
    previous: Article | None = None
    following: Article | None = None
    latest: Article | None = None
    total: int | None = None  # the number of the last piece, once the column is finished

    def shown(self) -> set[int]:
        """The keys of the pieces that it leads to."""
        ways = (self.first, self.previous, self.following, self.latest)
        return {piece.pk for piece in ways if piece}


def series_of(article: Article) -> Series:
    """The ways from this piece to the others of its column, in one query; empty outside a column.

    A numbered piece stands among the numbered ones; one without number, among all by their dates.
    """
    if article.column is None or article.published_at is None:
        return Series()
    around = _around(article)
    before = [piece for piece in around if _place(article, piece) < _place(article, article)]
    after = [piece for piece in around if _place(article, piece) > _place(article, article)]
    total = (after or [article])[-1].number if article.column.is_finished else None
    first, previous = (before[0], before[-1]) if before else (None, None)
    following, latest = (after[0], after[-1]) if after else (None, None)
    return Series(first, previous, following, latest, total)


def _around(article: Article) -> list[Article]:
    """The first, the previous, the next and the latest piece, in the order of the column."""
    column, now = article.column_id, timezone.now()
    if article.number is not None:
        found = _ends_and_sides(now, column, place_of(article.number))
    else:
        found = _ends_and_sides_by_date(now, column, article.published_at, article.pk)
    return sorted(found, key=lambda piece: _place(article, piece))


@prepared
def _ends_and_sides(now: datetime, column: int, place: int) -> QuerySet:
    """Among the numbered pieces, around the one of this place."""
    pieces = Listed.objects.filter(list="series", number=column, place__gt=0, published_at__lte=now)
    before, after = Q(place__lt=place), Q(place__gt=place)
    return _firsts(pieces, ["place", "published_at", "article_id"], before, after)


@prepared
def _ends_and_sides_by_date(now: datetime, column: int, date: datetime, pk: int) -> QuerySet:
    """Among all pieces, around the one of this date and key."""
    pieces, same = published_places("column", column, now), Q(published_at=date)
    before = Q(published_at__lt=date) | (same & Q(article_id__lt=pk))
    after = Q(published_at__gt=date) | (same & Q(article_id__gt=pk))
    return _firsts(pieces, ["published_at", "article_id"], before, after)


def _firsts(pieces: QuerySet, order: list[str], before: Q, after: Q) -> QuerySet:
    """The first and the last of these pieces, and the nearest on either side."""
    backwards = [f"-{name}" for name in order]
    ways = (
        pieces.order_by(*order),
        pieces.filter(before).order_by(*backwards),
        pieces.filter(after).order_by(*order),
        pieces.order_by(*backwards),
    )
    shown = Article.objects.only("title", "path", "number", "published_at").order_by()
    return any_of(shown, [way.values("article_id")[:1] for way in ways])


def _place(article: Article, piece: Article) -> Any:
    """Where a piece stands in the order that this article follows."""
    return piece.number if article.number is not None else (piece.published_at, piece.pk)
