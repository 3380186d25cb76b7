"""The messages of the sources, found without gettext: what the French catalogue has to hold."""

import ast
import re

from django.utils.translation.template import templatize

from tests.architecture.sources import python_files, template_files, tree_of

# The function, and where it takes its context, its message and its plural.
SHAPES = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(
    r"\b(?:n?p?gettext|_)\((?:u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*,?\s*)+(?:count)?\s*\)",
    re.DOTALL,
)


def messages():
    """{(context, message, plural)} of every module and template; an absent part is an empty text."""
    found = {message for path in python_files() for message in messages_of(tree_of(path))}
    for path in template_files():
        for call in CALL.findall(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
            found.update(messages_of(ast.parse(call)))
    return found


def messages_of(tree):
    """The messages of the calls in a syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (shape := SHAPES.get(name_of(node.func))):
            parts = tuple(text_at(node.args, place) for place in shape)
            if parts[1]:
                yield parts


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def text_at(arguments, place):
    """The text written at that place of a call, else an empty one."""
    if place is None or place >= len(arguments) or not isinstance(arguments[place], ast.Constant):
        return ""
    return arguments[place].value
