"""A rendered text as a letter without HTML shows it: paragraphs, lists, notes by number, addresses. Pure."""

import html as entities
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from chroniques.text.tokens import Token, attributes_of, tokens
from chroniques.text.vocabulary import names

APART = names(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote figure figcaption table section pre hr details summary"
)
LINES = names("li tr br dt dd div")
CELLS = names("td th")
SILENT = names("svg style script template title")
# The way back from a note; the drawing of a figure, whose sentence and numbers stand under it.
SILENT_CLASSES = frozenset(("note-return", "graph-drawing", "graph-download"))
CALL = "note-call"
SPACES = re.compile(r"[ \t\n\r\f]+")


def in_plain(html: str, address: str) -> str:
    """This fragment of the page at `address` in plain text: a blank line between paragraphs."""
    written = "".join(_written(html, address))
    paragraphs = (_tidy(paragraph) for paragraph in re.split(r"\f+", written))
    return "\n\n".join(filter(None, paragraphs))


def _tidy(paragraph: str) -> str:
    lines = (re.sub(r" +", " ", line).strip(" ") for line in paragraph.split("\n"))
    return "\n".join(filter(None, lines))


def _written(html: str, address: str) -> Iterator[str]:
    """The pieces; a form feed parts two paragraphs."""
    lists: list[int | None] = []  # of each list open here, the number of its last item; None, it has none
    links: list[str] = []
    for token in _heard(tokens(html)):
        if token.kind == "text":
            yield SPACES.sub(" ", entities.unescape(token.raw))
        elif token.name in ("ul", "ol"):
            _count(lists, token)
            yield "\f"
        elif token.name == "li" and token.kind == "open":
            yield "\n" + _marker(lists)
        elif token.name == "a":
            yield _link(token, links, address)
        elif token.name == "sup":
            yield from _call(token)
        else:
            yield _break(token)


def _heard(html: Iterator[Token]) -> Iterator[Token]:
    """All but what is silent, with what it holds."""
    silent, depth = "", 0
    for token in html:
        if silent:
            depth += (token.name == silent) * ((token.kind == "open") - (token.kind == "close"))
            silent = silent if depth else ""
        elif token.kind == "open" and (token.name in SILENT or _class_of(token) in SILENT_CLASSES):
            silent, depth = token.name, 1
        elif token.kind != "other":
            yield token


def _class_of(token: Token) -> str:
    return attributes_of(token).get("class", "") if "class" in token.attributes else ""


def _count(lists: list[int | None], token: Token) -> None:
    if token.kind == "open":
        lists.append(0 if token.name == "ol" else None)
    elif lists:
        lists.pop()


def _marker(lists: list[int | None]) -> str:
    if not lists or lists[-1] is None:
        return "– "
    lists[-1] += 1
    return f"{lists[-1]}. "


def _link(token: Token, links: list[str], address: str) -> str:
    """The address after the words of the link; none for a place of the same page."""
    if token.kind == "open":
        links.append(entities.unescape(attributes_of(token).get("href", "")))
        return ""
    href = links.pop() if links else ""
    return f" <{urljoin(address, href)}>" if href and not href.startswith("#") else ""


def _call(token: Token) -> Iterator[str]:
    """The call of a note in brackets, as typed."""
    if token.kind == "close":
        yield "]"
    else:
        yield "[" if _class_of(token) == CALL else "^["


def _break(token: Token) -> str:
    if token.name in APART:
        return "\f"
    if token.name in LINES:
        return "\n" if token.kind == "open" else ""
    return " | " if token.name in CELLS and token.kind == "close" else ""
