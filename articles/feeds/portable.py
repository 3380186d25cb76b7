"""The HTML of a page made fit for another site: feed readers, which keep neither our styles nor our scripts.

Every address is whole, that of a note too: it leads to the note in the article. No id is left, hence none
clashes with the next text on the same page of a reader; no drawing either, which readers drop: the sentence
and the numbers under it say the same.
"""

from collections.abc import Iterable, Iterator
from html import escape, unescape
from urllib.parse import urljoin

from chroniques.text.tokens import Token, attributes_of, tokens

ADDRESSES = frozenset(("href", "src", "cite"))
# They name styles, places or moments of our own pages.
OURS = frozenset(
    ("id", "class", "aria-labelledby", "aria-describedby", "headers", "loading", "fetchpriority")
)
DRAWING, FIGURE, CREDIT = "graph-drawing", "graph", "credit"

# A credit that says nothing, one that follows no caption.
TIDIED = (("<br><small></small>", ""), ("<figcaption><br>", "<figcaption>"))


def portable(html: str, address: str) -> str:
    """This fragment of the page at `address`, to be read anywhere."""
    whole = "".join(_opened(_without_drawings(tokens(html)), address))
    for idle, tidy in TIDIED:
        whole = whole.replace(idle, tidy)
    return whole


def whole_srcset(srcset: str, address: str) -> str:
    """The addresses of a srcset made whole. Ours hold no comma."""
    candidates = (candidate.split() for candidate in srcset.split(","))
    return ", ".join(
        " ".join([urljoin(address, where), *width]) for where, *width in filter(None, candidates)
    )


def _without_drawings(html: Iterable[Token]) -> Iterator[Token]:
    """All but the drawings; no div stands inside one."""
    in_drawing = False
    for token in html:
        in_drawing = in_drawing or (token.name == "div" and _class_of(token) == DRAWING)
        if not in_drawing:
            yield token
        in_drawing = in_drawing and not (token.kind == "close" and token.name == "div")


def _opened(html: Iterable[Token], address: str) -> Iterator[str]:
    """The tags rewritten. The numbers of a figure are shown, not folded; a credit has a line of its own."""
    in_figure = in_credit = False
    for token in html:
        in_figure = _class_of(token) == FIGURE if _opens(token, "figure") else in_figure
        if _opens(token, "span") and _class_of(token) == CREDIT:
            in_credit = True
            yield "<br><small>"
        elif in_credit and token.kind == "close" and token.name == "span":
            in_credit = False
            yield "</small>"
        else:
            yield _tag(token, address, {"open": ""} if in_figure and token.name == "details" else {})


def _tag(token: Token, address: str, more: dict[str, str]) -> str:
    if token.kind != "open":
        return "" if token.kind == "other" else token.raw
    kept = {name: value for name, value in attributes_of(token).items() if name not in OURS} | more
    written = "".join(f' {name}="{escape(_moved(name, value, address))}"' for name, value in kept.items())
    return f"<{token.name}{written}>"


def _moved(name: str, value: str, address: str) -> str:
    said = unescape(value)
    if name == "srcset":
        return whole_srcset(said, address)
    return urljoin(address, said) if name in ADDRESSES else said


def _opens(token: Token, name: str) -> bool:
    return token.kind == "open" and token.name == name


def _class_of(token: Token) -> str:
    return (
        attributes_of(token).get("class", "") if token.kind == "open" and "class" in token.attributes else ""
    )
