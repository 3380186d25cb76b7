"""Spaces before double signs, apostrophes, suspension points, dashes.

Lexique des règles typographiques en usage à l'Imprimerie nationale, « Ponctuation »: espace fine before
; ! ? and espace mots (here no-break) before the colon.
"""

import re
from collections.abc import Iterable

from chroniques.text.typography.runs import Edit, rule, swap
from chroniques.text.typography.signs import BREAK, NBSP, NNBSP, SPACE, SPACES

WORD_END = r"\w)\]»”’…%‰€°$£\ue001\ue002"

# Lexique, « Ponctuation »: fine before ; ! ?. « ?! » and « !!! » stay together.
spaces_before_high_signs = swap(
    ";!?", rf"(?:(?<=[^\s{SPACES}(\[«“;!?]){SPACE}|(?<=[{WORD_END}]))(?=[;!?](?!=))", NNBSP
)
spaces_between_high_signs = swap("!?", rf"(?<=[;!?]){SPACE}(?=[!?])", NNBSP)

# Lexique, « Ponctuation »: no-break before the colon. Put where it lacks only if a space or the end follows:
# 12:30, 16:9, a::b and the names of programs are left alone.
spaces_before_colon = swap(
    ":", rf"(?:(?<=[^\s{SPACES}(\[:]){SPACE}(?=:(?![\w/:)(]))|(?<=[{WORD_END}])(?=:(?:[\s{SPACES}]|$)))", NBSP
)

# Lexique, « Apostrophe »: ’. After a letter, or before the two figures of a year.
apostrophes = swap("'´", r"(?<=[^\W\d_])['´](?!['´])|(?<=[\s(]|\u00a0)'(?=\d\ds?\b)|^'(?=\d\ds?\b)", "’")
turned_apostrophes = swap("‘", r"(?<=[^\W\d_])‘(?=[^\W\d_])", "’")

# Lexique, « Points de suspension »: one sign; « etc. » is never followed by them.
etcetera = swap(".…", r"(?<=\betc)(?:\.{2,}|\.?…\.?)", ".", re.IGNORECASE)
ellipses = swap(".", r"(?<![.…])\.{3}(?![.…])", "…")

# House: two hyphens typed for a dash, three for a long one.
typed_dashes = swap("-", rf"(?:(?<=[\s{SPACES}])|^)--(?=[\s{SPACES}])", "–")
typed_long_dashes = swap("-", rf"(?:(?<=[\s{SPACES}])|^)---(?=[\s{SPACES}])", "—")

# Lexique, « Tiret »: the dash that opens a reply is followed by a no-break space.
dialogue_dashes = swap("—–", rf"(?:(?<=^[—–])|(?<={BREAK}[—–])|(?<={BREAK}\n[—–]))[{SPACES}]++(?=\S)", NBSP)

INCISE = re.compile(rf"(?<=[^\s{SPACES}])[\s{SPACES}]([–—])(?=[\s{SPACES},.;:!?)…]|$)")
RANGE = re.compile(rf"[\s{SPACES}]++\d")
SENTENCE_END = re.compile(rf"[.!?…][\s{SPACES}»”)]++(?<=[\s{SPACES}])(?=[A-ZÀ-Ý«“])")


@rule("–—")
def incises(text: str) -> Iterable[Edit]:
    """No-break spaces inside a pair of dashes (Lexique, « Tiret »); the pair holds in one sentence."""
    edits: list[Edit] = []
    opening: re.Match[str] | None = None
    for dash in INCISE.finditer(text):
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
