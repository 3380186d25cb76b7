"""Reading texts for pages: their rows, who signs them, their words, by queries that are written once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from chroniques.prepared import prepared

from .article import Article
from .author import Author
from .byline import Byline
from .column import Column
from .tag import Tag


def living_at(path: str) -> Article | None:
    """The published text of this path with all that its page shows, in three queries."""
    found: list[Article] = _living_at(timezone.now(), path)
    sign(found, with_portraits=True)
    for article in found:
        give(article, "tags", _words_of(article.pk))
    return found[0] if found else None


def sign(articles: Sequence[Article], with_portraits: bool = False) -> None:
    """Give these texts those who sign them, in one query."""
    signatures: dict[int, list[Byline]] = {article.pk: [] for article in articles}
    for signature in _signatures(sorted(signatures), with_portraits or None):
        signatures[signature.article_id].append(signature)
    for article in articles:
        give(article, "bylines", signatures[article.pk])


def let_write(columns: Iterable[Column]) -> None:
    """Give these columns, which may hold one several times, those who write them, in one query."""
    known = list(columns)
    writers: dict[int, list[Author]] = {column.pk: [] for column in known}
    for author in _writers(sorted(writers)):
        writers[author.writes].append(author)
    for column in known:
        give(column, "authors", writers[column.pk])


def give(row: Model, relation: str, rows: Iterable[Any]) -> None:
    """Let the row know the rows of one of its relations, as `prefetch_related` does."""
    known: QuerySet = getattr(row, relation).model._default_manager.none()
    known._result_cache = list(rows)
    row.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = known


@prepared
def _living_at(now: datetime, path: str) -> QuerySet:
    return Article.objects.published(now).for_page().prefetch_related(None).filter(path=path)


@prepared
def _signatures(articles: list[int], with_portraits: bool | None) -> QuerySet:
    joined = "author__portrait" if with_portraits else "author"
    return Byline.objects.filter(article__in=articles).select_related(joined)


@prepared
def _writers(columns: list[int]) -> QuerySet:
    """The writers of these columns, once for each that they write: `writes`."""
    return Author.objects.filter(columns__in=columns).annotate(writes=F("columns")).select_related("portrait")


@prepared
def _words_of(article: int) -> QuerySet:
    return Tag.objects.filter(tagged__content_object=article)
