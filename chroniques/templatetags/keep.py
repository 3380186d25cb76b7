"""Parts of pages: those that are kept (`keep`), and those that change alone in a kept page (`live`)."""

from collections.abc import Iterable
from itertools import chain, takewhile
from typing import Any

from django import template
from django.db.models import QuerySet
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs

from chroniques.pagecache import filled_later, fragment
from chroniques.templating.values import Read, printed

register = template.Library()


@register.tag
def keep(parser: Parser, token: Token) -> "Kept":
    """{% keep "entry" article level %} … {% endkeep %}: what it renders depends on what is named, and on no
    more. A row that is named, or each of several, gives the names of what it shows; so do those after
    `showing`, which follow from the others and are only read where it is rendered. What the part reads by
    itself is noted."""
    _tag, *parts = token.split_contents()
    named = list(takewhile(lambda part: part != "showing", parts))
    inside = parser.parse(("endkeep",))
    parser.delete_first_token()
    reads = [printed(parser.compile_filter(part)) for part in parts if part != "showing"]
    return Kept(reads[: len(named)], reads[len(named) :], inside)


@register.tag
def live(parser: Parser, token: Token) -> "Live":
    """{% live article=article.alone %} … {% endlive %}: what changes without the rest of its page, which is
    kept around it. It knows the values that it names, and no other: they live as long as the page."""
    named = token_kwargs(token.split_contents()[1:], parser)
    inside = parser.parse(("endlive",))
    parser.delete_first_token()
    return Live(named, inside)


class Kept(template.Node):
    """A part that is rendered once."""

    def __init__(self, named: list[Read], showing: list[Read], inside: NodeList) -> None:
        self.named = named
        self.showing = showing
        self.nodelist = inside

    def render(self, context: template.Context) -> str:
        values = [read(context) for read in self.named]
        key = tuple([_key(value) for value in values])
        return fragment(key, set(), lambda: self._made(values, context))

    def _made(self, values: list[Any], context: template.Context) -> str:
        besides = (read(context) for read in self.showing)
        for row in (row for value in chain(values, besides) for row in _several(value) if _is_row(row)):
            row.show()
        return self.nodelist.render(context)


class Live(template.Node):
    """A part that is rendered each time that its page is put together."""

    def __init__(self, named: dict[str, FilterExpression], inside: NodeList) -> None:
        self.named = named
        self.nodelist = inside

    def render(self, context: template.Context) -> str:
        known = {name: expression.resolve(context) for name, expression in self.named.items()}
        page = context.template
        place = filled_later(lambda: self._part(known, page))
        return self._part(known, page) if place is None else place

    def _part(self, known: dict[str, Any], page: template.Template | None) -> str:
        """In a context of its own: what the part itself sets must not live as long as the shell."""
        context = template.Context(known)
        context.template = page
        return self.nodelist.render(context)


def _several(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (QuerySet, list, tuple)) else [value]


def _key(value: Any) -> Any:
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, (QuerySet, list, tuple)):
        return tuple(_key(one) for one in value)
    return f"{value._meta.model_name}:{value.pk}" if _is_row(value) else value


def _is_row(value: Any) -> bool:
    """Is it a row of the database, made into its object or not yet?"""
    return hasattr(value, "_meta")
