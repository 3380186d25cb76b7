"""The words of a text, for search, excerpts, cards and mails."""

import html as entities
import re

from chroniques.text.tokens import Token, attributes_of, tokens
from chroniques.text.vocabulary import names

BLOCKS = names(
    "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul"
)
WORDLESS = names("script style template textarea title noscript iframe svg")
SILENT_CLASSES = frozenset({"note-call", "note-return", "note-marker", "graph-download"})
SPACES = re.compile(r"[ \t\n\r\f]+")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SPACED_BREAK = re.compile(r" ?\n[ \n]*")


def plain(html: str) -> str:
    """The words of an HTML fragment: one line per block, calls of notes and their returns left out."""
    pieces: list[str] = []
    silent, depth = "", 0
    for token in tokens(html):
        if silent:
            depth += (token.name == silent) * ((token.kind == "open") - (token.kind == "close"))
            silent = silent if depth else ""
        elif token.kind == "open" and _is_silent(token):
            silent, depth = token.name, 1
        elif token.kind == "text":
            pieces.append(SPACES.sub(" ", entities.unescape(token.raw)))
        elif token.name in BLOCKS:
            pieces.append("\n")
    return SPACED_BREAK.sub("\n", "".join(pieces)).strip()


def _is_silent(token: Token) -> bool:
    if token.name in WORDLESS:
        return True
    return "class" in token.attributes and attributes_of(token).get("class", "") in SILENT_CLASSES


def excerpt(plain_text: str, length: int) -> str:
    """At most `length` characters of a plain text, cut between words; an ellipsis says so."""
    text = " ".join(plain_text.split())
    if len(text) <= length:
        return text
    if length < 2:
        return "…"[:length]
    cut = text[:length]
    whole = cut[:-1] if " " not in cut else cut[: cut.rindex(" ")]
    return whole.rstrip(" ,;:–—-«(\u00a0\u202f") + "…"


def count_words(text: str) -> int:
    """How many words a plain text has; « l’avis » and « rendez-vous » count for one each."""
    return sum(1 for _ in WORD.finditer(text))
