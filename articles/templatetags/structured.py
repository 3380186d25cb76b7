"""The head of a page for machines: its data, and what is shown of its address elsewhere."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from chroniques.pagecache import filled_later
from chroniques.templatetags.addresses import canonical

from ..models import Article, Kind
from ..structured.crumbs import crumbs
from ..structured.graph import Node, graph
from ..structured.pages import data_of
from ..structured.social import Social, social
from ..structured.summary import summary
from ..structured.texts import text

register = template.Library()
register.filter(summary)
# What would end the element, or a line of a script, wherever it stands: written as JSON may write any sign.
UNSAFE = re.compile("[<>&\u2028\u2029]")


@register.simple_tag(takes_context=True)
def head_of(context: Context) -> Social | None:
    """What is shown of this page elsewhere; nothing for what is nobody's page to find."""
    shown = _shown(context)
    return social(_name(context), shown, shown["site"]) if canonical(context) else None


@register.simple_tag(takes_context=True)
def data_of_page(context: Context) -> Node | None:
    """The data of this page; nothing for a text, whose data close it, nor for nobody's page to find."""
    here, shown = canonical(context), _shown(context)
    article = shown.get("article")
    if not here or (article and article.kind != Kind.PAGE):
        return None
    return data_of(_name(context), shown, shown["site"], here)


@register.simple_tag(takes_context=True)
def data_of_text(context: Context, article: Article, avis: Sequence[Node], count: int) -> Node | None:
    """The data of the page of a text: itself with its avis, and the way to it. Nothing for a preview."""
    here, shown = canonical(context), _shown(context)
    if not here:
        return None
    return graph(text(article, shown["site"], avis, count), crumbs("article", shown, here))


@dataclass(frozen=True)
class Parts:
    """Data in JSON around a part that is written each time that its page is put together."""

    before: str
    inside: Callable[[], str]
    after: str


@register.filter
def json_ld(data: Node | Parts) -> SafeString:
    """The data as the inside of a script element of type application/ld+json, which nothing in it can end."""
    if isinstance(data, Parts):
        place = filled_later(data.inside)
        return mark_safe(data.before + (data.inside() if place is None else place) + data.after)  # noqa: S308
    return mark_safe(safe_json(data))  # noqa: S308  (no <, > nor & is left in it)


def safe_json(data: Node) -> str:
    """The data in JSON that nothing around it can take for its own."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return UNSAFE.sub(_escaped, written)


def _escaped(sign: re.Match) -> str:
    return f"\\u{ord(sign[0]):04x}"


def _shown(context: Context) -> Mapping[str, Any]:
    """What the template is given: a context reads as a mapping, though Django does not call it one."""
    return cast(Mapping[str, Any], context)


def _name(context: Context) -> str:
    found = getattr(context.get("request"), "resolver_match", None)
    return found.url_name or "" if found else ""
