"""The columns as voices: each with who writes it and its latest piece."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from ..models import Article, Author, Column


def voices() -> QuerySet[Column]:
    """The columns that have published pieces, the latest heard first, in two queries.

    Each carries `latest_title`, `latest_path` and `latest_at` of its newest piece.
    """
    newest = Article.objects.published().pieces().filter(column=OuterRef("pk"))
    return (
        Column.objects.annotate(
            latest_title=Subquery(newest.values("title")[:1]),
            latest_path=Subquery(newest.values("path")[:1]),
            latest_at=Subquery(newest.values("published_at")[:1]),
        )
        .filter(latest_at__isnull=False)
        .prefetch_related(Prefetch("authors", Author.objects.select_related("portrait")))
        .order_by("-latest_at", "title")
    )
