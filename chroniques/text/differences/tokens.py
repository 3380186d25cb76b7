"""A text as a reader takes it: words, signs with the spaces that belong to them, sentences, paragraphs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

BREAK = "¶"  # the key of an end of paragraph
MARK = "\0"  # how the key of what stands for something else begins
NEW_LINE = re.compile(r"\r\n?")
WORD = r"[^\W_]+(?:[-‐‑][^\W_]+)*"
TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|\[\^(?P<call>[^\]\s\[]{1,100})\]"
    r"|\]\([^()\s]{0,500}\)"  # the address of a link: it may change while its words stay
    r"|[aA]ujourd['’]hui"
    r"|[^\W\d_]{1,8}['’](?=\w)"  # what is elided stays with its apostrophe
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,2}[ \u00a0\u202f]h(?:[ \u00a0\u202f]\d{2})?\b"
    rf"|{WORD}"
    r"|(?P<sign>[^\w\s])(?P=sign)*|_+"
)
LINE = re.compile(r"(?P<space>\s+)|(?P<call>(?!))|[^\n]+")
MOST = 100_000  # tokens; a book of 500 000 letters has as many
TALL = frozenset(";:!?»%€")  # signs that take the space before them
ENDS = frozenset(".!?…")
CLOSINGS = frozenset("»”\")]*_'’")
OPENS_A_LINE = frozenset("|#>-*+–—")


class Token(NamedTuple):
    """A word or a sign as it is written, the space after it, and what it has in common with itself written
    otherwise: one apostrophe, one space."""

    text: str
    space: str
    key: str
    weight: int = 0  # how much a reader would miss it: the letters of a word, nothing for a sign


Span = tuple[int, int]
END = Token("", "\n\n", BREAK)


def tokens_of(text: str, names: Mapping[str, str] | None = None) -> list[Token]:
    """The text cut in tokens; it ends with an end of paragraph. `names`: how its notes are called elsewhere.

    A text that no hand wrote, all in signs, is cut in lines alone.
    """
    stripped = NEW_LINE.sub("\n", text).strip()
    signs = sum(1 for _match in islice(TOKEN.finditer(stripped), 2 * MOST))
    return _tokens((LINE if signs == 2 * MOST else TOKEN).finditer(stripped), names or {})


def _tokens(matches: Iterable[re.Match[str]], names: Mapping[str, str]) -> list[Token]:
    found: list[Token] = []
    lead = ""
    for match in matches:
        written, space, call = match[0], match["space"], match["call"]
        if space is None:
            key = f"[^{names.get(call, call)}]" if call else _key(written)
            found.append(Token(lead + written, "", key, len(key) * key[0].isalnum()))
            lead = ""
        elif space.count("\n") > 1:
            found.append(END)
        elif "\n" not in space and _next(match) in TALL:
            lead = space
        else:
            found[-1] = _followed(found[-1], space)
    return [*found, END] if found else []


def sentences(tokens: Sequence[Token]) -> list[Span]:
    """Where each sentence begins and ends, in order; an end of paragraph stands alone."""
    spans, start, ended = [], 0, False
    for place, token in enumerate(tokens):
        if token.key == BREAK or token.key.startswith(MARK):
            spans += [(start, place)] * (start < place) + [(place, place + 1)]
            start, ended = place + 1, False
            continue
        ended = token.text[-1:] in ENDS or (ended and token.key[-1:] in CLOSINGS)
        if (ended and token.space) or _ends_its_line(tokens, start, place):
            spans.append((start, place + 1))
            start, ended = place + 1, False
    return spans


def keys(tokens: Sequence[Token], spans: Sequence[Span]) -> list[tuple[str, ...]]:
    """What each of these spans says, to be compared."""
    return [tuple(token.key for token in tokens[start:end]) for start, end in spans]


def paragraphs(tokens: Sequence[Token]) -> Iterator[Span]:
    """Where each paragraph begins and ends, its end included."""
    start = 0
    for place, token in enumerate(tokens):
        if token.key == BREAK:
            yield start, place + 1
            start = place + 1


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _followed(token: Token, space: str) -> Token:
    """With this space after it; that of a guillemet which opens is its own."""
    opens = token.text[-1:] == "«" and "\n" not in space
    return token._replace(text=token.text + space) if opens else token._replace(space=space)


def _next(match: re.Match[str]) -> str:
    """The character that follows."""
    return match.string[match.end() : match.end() + 1]


def _ends_its_line(tokens: Sequence[Token], start: int, place: int) -> bool:
    """An item of a list, a row of a table, a heading: a line that the next does not go on with."""
    if "\n" not in tokens[place].space:
        return False
    return tokens[start].text[0] in "|#" or tokens[place + 1].text[:1] in OPENS_A_LINE
