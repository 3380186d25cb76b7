"""À lire aussi: the texts that share most with one, always the same ones for the same texts."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from chroniques.prepared import prepared

from ..models import Article, Byline, TaggedArticle

HOW_MANY = 3
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
    tags = [tag.pk for tag in article.tags.all()][:TAGS]
    authors = [signature.author_id for signature in article.bylines.all()]
    return _sharing(timezone.now(), article.pk, article.column_id, tags, authors, sorted({article.pk, *but}))


@prepared
def _sharing(
    now: datetime, here: int, column: int | None, tags: list[int], authors: list[int], but: list[int]
) -> QuerySet:
    """The texts that share the most with the one that is here."""
    published = Article.objects.published(now).pieces().exclude(pk__in=but)
    return (
        published.filter(pk__in=_candidates(here, column, tags, authors))
        .annotate(score=_tags_shared(tags) + _column_shared(column) + _authors_shared(authors))
        .order_by("-score", "-published_at", "-pk")
        .select_related("column")
        .only("title", "path", "kind", "number", "published_at", "column__title", "column__slug")[:HOW_MANY]
    )


def _candidates(here: int, column: int | None, tags: list[int], authors: list[int]) -> QuerySet:
    """The keys of the texts near this one that share a word, the column or a signature with it."""
    wanted = [_near(here, TaggedArticle.objects.filter(tag=tag), "content_object_id") for tag in tags]
    wanted += [_near(here, Byline.objects.filter(author=author), "article_id") for author in authors]
    if column is not None:
        wanted.append(_near(here, Article.objects.filter(column=column), "pk"))
    # A union: as alternatives of one condition, they would have the database read the whole archive.
    return Article.objects.none().values("pk").union(*wanted)


def _near(here: int, rows: QuerySet, key: str) -> QuerySet:
    """The nearest of these rows on either side, in the order in which the texts were written."""
    before = rows.filter(**{f"{key}__lt": here}).order_by(f"-{key}").values(key)
    after = rows.filter(**{f"{key}__gt": here}).order_by(key).values(key)
    near = Q(pk__in=before[:NEAREST]) | Q(pk__in=after[:NEAREST])
    return Article.objects.filter(near).order_by().values("pk")


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
