"""À lire aussi: the texts that share most with one, always the same ones for the same texts."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from chroniques.prepared import prepared

from ..lists import any_of, published_places
from ..models import Article, Byline, TaggedArticle

HOW_MANY = 3
SHOWN = ("title", "path", "kind", "number", "published_at", "column__title", "column__slug")
# One word in common says more than a column, a column more than a signature.
A_TAG, THE_COLUMN, AN_AUTHOR = 3, 2, 1
# For each word, the column and each author, so many texts on either side are weighed: a magazine's all, and
# a bounded number in a large archive.
NEAREST = 12
TAGS = 8  # words that are followed: an article rarely has as many


def related(article: Article, but: Collection[int] = ()) -> list[Article]:
    """Three texts at most, those that share most first, then the latest; in one query.

    `but` holds the keys of those that the page leads to already.
    """
    now = timezone.now()
    tags = [tag.pk for tag in article.tags.all()][:TAGS]
    authors = [signature.author_id for signature in article.bylines.all()]
    if not (tags or authors or article.column_id):
        return []
    here = min(article.published_at or now, now), article.pk
    return _sharing(now, *here, article.column_id, tags, authors, sorted({article.pk, *but}))


@prepared
def _sharing(
    now: datetime,
    date: datetime,
    pk: int,
    column: int | None,
    tags: list[int],
    authors: list[int],
    but: list[int],
) -> QuerySet:
    """The texts that share the most with the one of this date and key."""
    lists = [("tag", tag) for tag in tags] + [("author", author) for author in authors]
    lists += [("column", column)] if column is not None else []
    near = [side for name, number in lists for side in _near(name, number, now, date, pk)]
    shown = Article.objects.select_related("column").only(*SHOWN).exclude(pk__in=but)
    score = _tags_shared(tags) + _column_shared(column) + _authors_shared(authors)
    return any_of(shown, near).annotate(score=score).order_by("-score", "-published_at", "-pk")[:HOW_MANY]


def _near(name: str, number: int, now: datetime, date: datetime, pk: int) -> tuple[QuerySet, QuerySet]:
    """The nearest texts of a list on either side of this date and key: by its index, whatever its length.

    A range, less its edge: of two conditions where one is enough, or two bounds on one side, SQLite would
    read the whole list.
    """
    before = published_places(name, number, date).exclude(published_at=date, article_id__gte=pk)
    after = published_places(name, number, now).filter(published_at__gte=date)
    after = after.exclude(published_at=date, article_id__lte=pk)
    after = after.order_by("published_at", "article_id")
    return before.values("article_id")[:NEAREST], after.values("article_id")[:NEAREST]


def _tags_shared(tags: list[int]) -> Coalesce:
    same = TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__in=tags).order_by()
    count = same.values("content_object").annotate(shared=Count("pk")).values("shared")
    return Coalesce(Subquery(count, output_field=IntegerField()) * A_TAG, Value(0))


def _column_shared(column: int | None) -> Case:
    same = When(column=column, then=Value(THE_COLUMN)) if column is not None else None
    return Case(*filter(None, [same]), default=Value(0))


def _authors_shared(authors: list[int]) -> Case:
    same = Exists(Byline.objects.filter(article=OuterRef("pk"), author__in=authors))
    return Case(When(same, then=Value(AN_AUTHOR)), default=Value(0))
