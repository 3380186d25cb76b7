"""French type, for HTML and for plain text."""

import re
from collections import Counter
from collections.abc import Iterable

from chroniques.text.tokens import Token, tokens
from chroniques.text.typography.markup import Setter
from chroniques.text.typography.rules import set_in_french
from chroniques.text.typography.runs import Run

BLANK_LINES = re.compile(r"(\n[ \t]*\n)")

__all__ = ["typeset", "typeset_text", "typeset_tokens"]


def typeset(html: str, *, ligatures: bool = True) -> str:
    """Set the text of an HTML fragment as a French printer would; tags and attributes keep their bytes.

    Not a sanitiser. `ligatures` writes œ in the words of a closed list: for articles, not for avis or names.
    """
    return typeset_tokens(tokens(html), ligatures=ligatures)


def typeset_tokens(found: Iterable[Token], *, ligatures: bool, made: Counter[str] | None = None) -> str:
    """The same, over tokens; `made` is added what was corrected, by the name that editors give it."""
    setter = Setter(ligatures=ligatures)
    html = setter.set(found)
    if made is not None:
        made.update(setter.made)
    return html


def typeset_text(text: str, *, ligatures: bool = False) -> str:
    """Set a plain text (title, subject of a mail): plain text comes out, `a<b` as it was, without markup."""
    return "".join(_set_paragraph(part, ligatures) for part in BLANK_LINES.split(text))


def _set_paragraph(text: str, ligatures: bool) -> str:
    run = Run()
    run.add(text, False)
    set_in_french(run.gather(), ligatures=ligatures)
    return "".join(run.pieces())
