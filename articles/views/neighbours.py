"""A piece in its column: the first one, those just before and after it, the latest, and how many they are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ..models import Article, ArticleQuerySet


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
    pieces, order = _in_order(article)
    backwards = [f"-{name}" for name in order]
    before, after = _sides(article)
    ways = (
        pieces.order_by(*order),
        pieces.filter(before).order_by(*backwards),
        pieces.filter(after).order_by(*order),
        pieces.order_by(*backwards),
    )
    wanted = Q()
    for way in ways:
        wanted |= Q(pk__in=way.values("pk")[:1])
    found = Article.objects.filter(wanted).only("title", "path", "number", "published_at")
    return sorted(found, key=lambda piece: _place(article, piece))


def _in_order(article: Article) -> tuple[ArticleQuerySet, list[str]]:
    """The published pieces among which it stands, and what orders them."""
    pieces = Article.objects.published().pieces().filter(column=article.column_id)
    if article.number is not None:
        return pieces.filter(number__isnull=False), ["number"]
    return pieces, ["published_at", "pk"]


def _sides(article: Article) -> tuple[Q, Q]:
    if article.number is not None:
        return Q(number__lt=article.number), Q(number__gt=article.number)
    date, same = article.published_at, Q(published_at=article.published_at)
    before = Q(published_at__lt=date) | (same & Q(pk__lt=article.pk))
    return before, Q(published_at__gt=date) | (same & Q(pk__gt=article.pk))


def _place(article: Article, piece: Article) -> Any:
    """Where a piece stands in the order that this article follows."""
    return piece.number if article.number is not None else (piece.published_at, piece.pk)
