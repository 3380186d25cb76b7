"""The columns as voices: each by its newest piece, which knows its column and who writes it."""

from datetime import datetime

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from ..models import Article, ArticleQuerySet, Author, Column

# Who writes a column, with their portraits: one query for all the columns of a page.
WRITERS = Prefetch("column__authors", Author.objects.select_related("portrait"))


def newest_pieces(now: datetime | None = None) -> QuerySet:
    """The key of the newest published piece of each column; nothing for a column that has none."""
    pieces = Article.objects.published(now).pieces().filter(column=OuterRef("pk"))
    return Column.objects.annotate(newest=Subquery(pieces.values("pk")[:1])).order_by().values("newest")


def voices() -> ArticleQuerySet:
    """The newest piece of each column that has published any, the latest first, in two queries."""
    newest = Article.objects.filter(pk__in=newest_pieces()).pieces()
    return newest.for_lists().prefetch_related(None).prefetch_related(WRITERS)
