"""HTML cut into tags and text, as a browser would, in one walk: for the steps that read before the guard."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chroniques.text.vocabulary import names

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>])*+)>")
NOT_A_TAG = re.compile(r"<(?![a-zA-Z/!?])")
COMMENT = re.compile(r"<!--(?:>|->|.*?--!?>)", re.DOTALL)
BOGUS = re.compile(r"<(?:[!?]|/)[^>]*+>")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++)))?+""")
VOID = names("area base br col embed hr img input link meta source track wbr")


class Token(NamedTuple):
    """A piece of HTML: kind is "text", "open", "close" or "other"; raw is its exact source."""

    kind: str
    raw: str
    name: str = ""
    attributes: str = ""


def tokens(html: str) -> Iterator[Token]:
    """The tokens of a fragment, in order; joined again, their `raw` are the fragment."""
    at = text_from = 0
    while (at := html.find("<", at)) != -1:
        if NOT_A_TAG.match(html, at):
            at += 1
            continue
        if at > text_from:
            yield Token("text", html[text_from:at])
        token = _markup(html, at)
        yield token
        at = text_from = at + len(token.raw)
    if text_from < len(html):
        yield Token("text", html[text_from:])


def _markup(html: str, at: int) -> Token:
    """The tag or comment at this place; one that never ends takes all that follows, as in browsers."""
    if html.startswith("<!--", at):
        found = COMMENT.match(html, at)
        return Token("other", found[0] if found else html[at:])
    if found := TAG.match(html, at):
        return Token("close" if found[1] else "open", found[0], found[2].lower(), found[3])
    found = BOGUS.match(html, at)
    return Token("other", found[0] if found else html[at:])


def attributes_of(token: Token) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, values as written."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(token.attributes):
        found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return found
