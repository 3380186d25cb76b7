"""Replies and numbered points typed line under line, which Markdown makes one paragraph: said by line."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from chroniques.text.lines import Line
from chroniques.text.rendered import Problem

SPACE = "[ \u00a0\u202f]"
OPENED = {
    "un tiret": (re.compile(rf"[\s>]*(?:[–—]|--){SPACE}"), "« - »"),
    "un numéro": (re.compile(rf"[\s>]*\d{{1,2}} ?(?:[-–—/]|°)(?={SPACE}|[^\W\d_])"), "« 1. »"),
}
HARD_BREAK = re.compile(r"(?:  |\\)$")


def merging_lines(paragraphs: Iterable[list[Line]]) -> Iterator[Problem]:
    """A remark for each run of such lines; those that end with a hard break stay apart."""
    for paragraph in paragraphs:
        for mark, (pattern, list_mark) in OPENED.items():
            for first, last in _runs(paragraph, pattern):
                yield Problem(
                    first,
                    f"Les lignes {first} à {last} s’ouvrent par {mark} et ne feront qu’un paragraphe : "
                    f"séparez-les par une ligne vide, ou faites-en une liste avec {list_mark}.",
                )


def _runs(paragraph: list[Line], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The numbers of the first and the last line of each run."""
    first = 0
    for line, following in pairwise([*paragraph, Line(0, "")]):
        opened = pattern.match(line.text) is not None
        merges = opened and not HARD_BREAK.search(line.text) and pattern.match(following.text) is not None
        if merges:
            first = first or line.number
        elif first:
            yield first, line.number
            first = 0
