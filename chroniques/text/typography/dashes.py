"""Dashes. Lexique de l'Imprimerie nationale, « Tiret »: the author's kind is kept, the space changes."""

import re
from collections.abc import Iterable, Iterator

from chroniques.text.typography.runs import Edit, rule, swap
from chroniques.text.typography.signs import BREAK, NBSP, SPACES

# House: two hyphens typed for a dash, three for a long one.
typed_dashes = swap("-", rf"(?:(?<=[\s{SPACES}])|^)--(?=[\s{SPACES}])", "–")
typed_long_dashes = swap("-", rf"(?:(?<=[\s{SPACES}])|^)---(?=[\s{SPACES}])", "—")

LINE_DASH = re.compile(rf"(?:^|(?<={BREAK})|(?<=\n))[—–]([{SPACES}]++)(?=[^\s:;!?])")
INCISE = re.compile(rf"(?<=[^\s{SPACES}])[\s{SPACES}]([–—])(?=[\s{SPACES},.;:!?)…]|$)")
RANGE = re.compile(rf"[\s{SPACES}]++\d")
SENTENCE_END = re.compile(rf"[.!?…][\s{SPACES}»”)]++(?<=[\s{SPACES}])(?=[A-ZÀ-Ý«“])")


@rule("—–")
def dialogue_dashes(text: str) -> Iterable[Edit]:
    """The dash that opens a reply is followed by a no-break space."""
    return [Edit(*dash.span(1), NBSP) for dash in replies(text)]


def replies(text: str) -> Iterator[re.Match[str]]:
    """The dashes that open a reply: at the head of the text or behind a break, then at the head of each line
    that follows a reply or a colon. At the head of any other line a dash may be the end of an incise."""
    after: int | None = None  # where the dash of the line before ends, if it opens a reply
    for dash in LINE_DASH.finditer(text):
        line, before = dash.start(), text[max(dash.start() - 4, 0) : dash.start()]
        follows = after is not None and text.find("\n", after, line) == line - 1
        if follows or not line or BREAK in before[-2:] or before.rstrip(f"{SPACES}\n").endswith(":"):
            after = dash.end()
            yield dash
        else:
            after = None


@rule("–—")
def incises(text: str) -> Iterable[Edit]:
    """No-break spaces inside a pair of dashes (Lexique, « Tiret »); the pair holds in one sentence."""
    edits: list[Edit] = []
    opening: re.Match[str] | None = None
    opened_replies = {dash.start() for dash in replies(text)}
    for dash in INCISE.finditer(text):
        if dash.start(1) in opened_replies:
            opening = None
            continue
        if _is_range(text, dash):
            continue
        if opening and opening[1] == dash[1] and not _sentence_between(text, opening.end(), dash.start()):
            edits += _inside(text, opening, dash)
            opening = None
        else:
            opening = dash if text[dash.end() : dash.end() + 1].isspace() else None
    return edits


def _is_range(text: str, dash: re.Match[str]) -> bool:
    """1914 – 1918: figures on both sides."""
    return text[dash.start() - 1].isdigit() and RANGE.match(text, dash.end()) is not None


def _sentence_between(text: str, start: int, end: int) -> bool:
    return end - start > 2_000 or SENTENCE_END.search(text, start, end) is not None


def _inside(text: str, opening: re.Match[str], closing: re.Match[str]) -> list[Edit]:
    after, before = opening.end(), closing.start()
    if after + 1 > before or "\n" in (text[after], text[before]):
        return []
    return [Edit(after, after + 1, NBSP), Edit(before, before + 1, NBSP)]
