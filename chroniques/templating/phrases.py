"""What our templates say in the language of the reader, and addresses that are always the same."""

from collections.abc import Callable
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.defaulttags import URLNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext

from chroniques.ways import way_to

from .nodes import WAYS, Part
from .values import NOTHING, Context, found, on_the_page, printed, told


def _translate(node: Any) -> Part:
    """A constant is translated once for each language."""
    expression, kind = node.filter_expression, node.message_context
    if expression.filters or expression.var.lookups is not None or not _is_constant(kind):
        return node.render
    name, node.asvar = node.asvar, None
    said: dict[str | None, str] = {}

    def draw(context: Context) -> str:
        language = get_language()
        if language not in said:
            said[language] = node.render(context)
        if name is None:
            return said[language]
        context[name] = said[language]
        return ""

    return draw


def _is_constant(expression: Any) -> bool:
    return expression is None or not (expression.is_var or expression.filters)


def _phrase(node: Any) -> Part:
    """A sentence with values: its words and their names are found once."""
    if not _is_constant(node.message_context):
        return node.render
    values, say = told(node.extra_context), _said(node)
    tokens = (node.singular, node.plural or [])
    names = [name for some in tokens for name in node.render_token_list(some)[1]]
    count = printed(node.counter) if node.plural and node.countervar and node.counter else None

    def draw(context: Context) -> str:
        scope = values(context)
        number = count(context) if count else 0
        if count:
            scope[node.countervar] = number
        context.dicts.append(scope)
        try:
            shown = {name: _shown(name, context) for name in names}
        finally:
            context.dicts.pop()
        try:
            phrase = say(number) % shown
        except (KeyError, ValueError):  # the catalogue has it wrong: Django says it in English
            return node.render(context)
        if node.asvar is None:
            return phrase
        context[node.asvar] = SafeString(phrase)  # its values were escaped
        return ""

    return draw


def _said(node: Any) -> Callable[[Any], str]:
    """The sentence for this number, with the places of its values."""
    one, _names = node.render_token_list(node.singular)
    kind = str(node.message_context.var) if node.message_context else None
    if not (node.plural and node.countervar and node.counter):
        return (lambda number: gettext(one)) if kind is None else (lambda number: pgettext(kind, one))
    many, _names = node.render_token_list(node.plural)
    if kind is None:
        return lambda number: ngettext(one, many, number)
    return lambda number: npgettext(kind, one, many, number)


def _shown(name: str, context: Context) -> str:
    value = found(context, name)
    return on_the_page("" if value is NOTHING else value, context)


def _address(node: Any) -> Part:
    """The address of a page."""
    if node.kwargs or node.asvar or not _is_constant(node.view_name):
        return node.render
    name, reads = str(node.view_name.var), [printed(arg) for arg in node.args]
    return lambda context: on_the_page(way_to(name, *[read(context) for read in reads]), context)


def _static(node: Any) -> Part:
    """The address of a file of ours, whose digest is found once for each storage that may hold it."""
    if node.varname or not _is_constant(node.path):
        return node.render
    known: dict[Any, str] = {}

    def draw(context: Context) -> str:
        storage: Any = staticfiles_storage
        if storage._wrapped not in known:  # the storage itself, once it was asked for an address
            address = node.render(context)
            known.clear()
            known[storage._wrapped] = address
        return known[storage._wrapped]

    return draw


WAYS |= {TranslateNode: _translate, BlockTranslateNode: _phrase, URLNode: _address, StaticNode: _static}
