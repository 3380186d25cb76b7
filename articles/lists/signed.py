"""Who signs the texts of a list, read with the texts themselves: no query of their own."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Func, QuerySet, TextField

from ..models import Article, Author, Byline
from ..models.reading import give

WHO = '"order", b.id, p.id, p.name, p.slug'


class _Signatures(Func):
    """The signatures of a text, as JSON; nothing, or an empty list, where nobody signs."""

    arity = 1
    output_field = TextField()
    template = (
        "(SELECT %(gathered)s FROM articles_byline b JOIN articles_author p ON p.id = b.author_id "
        "WHERE b.article_id = %(expressions)s)"
    )

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        gathered = f"json_group_array(json_array(b.{WHO}))"
        return self.as_sql(compiler, connection, gathered=gathered, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        gathered = f"json_agg(json_build_array(b.{WHO}))::text"
        return self.as_sql(compiler, connection, gathered=gathered, **context)


def with_signatures(texts: QuerySet) -> QuerySet:
    """These texts, each `signed` by what `sign_by_name` reads."""
    return texts.annotate(signed=_Signatures("pk"))


def sign_by_name(texts: Iterable[Any]) -> None:
    """Give these texts those who sign them, in their order, by name and address alone."""
    for text in texts:
        give(text, "bylines", [_signature(text, row) for row in sorted(json.loads(text.signed or "[]"))])


def _signature(text: Article, row: list[Any]) -> Byline:
    rank, number, *author = row
    name = Author.from_db(text._state.db, ("id", "name", "slug"), author)
    return Byline(id=number, article=text, author=name, order=rank)
