"""Who signs texts and their words, read together."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from ..models import Article, Author, Byline, Tag
from ..models.reading import give

TIED = """
    SELECT b.article_id, 0 AS is_tag, b."order" AS rank, b.id, p.id AS thing, p.name, p.slug, '' AS folded
    FROM articles_byline b JOIN articles_author p ON p.id = b.author_id WHERE b.article_id IN ({keys})
    UNION ALL
    SELECT g.content_object_id, 1, 0, g.id, t.id, t.name, t.slug, t.folded
    FROM articles_taggedarticle g JOIN articles_tag t ON t.id = g.tag_id WHERE g.content_object_id IN ({keys})
"""
Row = tuple[Any, ...]


def tie(articles: Sequence[Article]) -> None:
    """Give these texts those who sign them, by name alone, and their words, in one query."""
    rows: dict[int, tuple[list[Row], list[Row]]] = {article.pk: ([], []) for article in articles}
    for text, is_tag, *row in _read(list(rows)):
        rows[text][is_tag].append(tuple(row))
    for article in articles:
        signatures, words = rows[article.pk]
        give(article, "bylines", [_signature(article, row) for row in sorted(signatures)])
        give(article, "tags", [_word(row) for row in sorted(words, key=lambda row: row[-1])])


def _read(articles: list[int]) -> list[Row]:
    if not articles:
        return []
    with connection.cursor() as cursor:
        cursor.execute(TIED.format(keys=", ".join(["%s"] * len(articles))), articles * 2)
        return cursor.fetchall()


def _signature(article: Article, row: Row) -> Byline:
    rank, number, thing, name, slug, _folded = row
    author = Author.from_db(connection.alias, ("id", "name", "slug"), (thing, name, slug))
    return Byline(id=number, article=article, author=author, order=rank)


def _word(row: Row) -> Tag:
    _rank, _number, *values = row
    return Tag.from_db(connection.alias, ("id", "name", "slug", "folded"), values)
