"""The columns as voices: each by its newest piece, which knows its column and who writes it."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from chroniques.prepared import prepared

from ..lists import published_places
from ..models import Article, Column
from ..models.reading import let_write, sign

OF_A_COLUMN = ("title", "slug", "description")
READ = ("title", "path", "number", "published_at", *(f"column__{name}" for name in OF_A_COLUMN))


def newest_pieces(now: datetime, most: int) -> QuerySet:
    """The keys of the newest published pieces of so many columns, those heard last."""
    dates = published_places("column", OuterRef("pk"), now).values("published_at")[:1]
    heard = _newest_of(Column.objects.all(), now).annotate(heard=Subquery(dates)).filter(heard__isnull=False)
    return heard.order_by("-heard").values("newest")[:most]


def voices(author: int | None = None, now: datetime | None = None) -> list[Article]:
    """The newest piece of each column that has published any, the latest first; of those that one author
    writes. One query."""
    return _voices(now or timezone.now(), author)


def heard_voices() -> list[Article]:
    """The same of all columns, with who signs them and who writes the columns: two queries more."""
    found = voices()
    sign(found)
    let_write(piece.column for piece in found if piece.column)
    return found


@prepared
def _voices(now: datetime, author: int | None) -> QuerySet:
    columns = Column.objects.filter(authors=author) if author else Column.objects.all()
    pieces = Article.objects.filter(pk__in=_newest_of(columns, now)).select_related("column")
    return pieces.only(*READ).order_by("-published_at", "-pk")


def _newest_of(columns: QuerySet[Column], now: datetime) -> QuerySet:
    newest = published_places("column", OuterRef("pk"), now).values("article_id")[:1]
    return columns.annotate(newest=Subquery(newest)).order_by().values("newest")
