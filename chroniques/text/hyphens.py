"""Hyphens that stand for dashes, alone or in pairs, said by line and never changed.

Lexique de l'Imprimerie nationale, « Tiret »: what is set apart in a sentence stands between dashes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from chroniques.text.lines import Line
from chroniques.text.plain import excerpt
from chroniques.text.rendered import Problem
from chroniques.text.typography.dashes import SENTENCE_END

HYPHEN = re.compile(r"(?<=[\w)»”’.,;:!?…%*_])[ \u00a0]-(?:(?=[ \u00a0\n][\w(«“\"*_\[])|(?=[.,;:!?…)]|$))")
FIGURES = re.compile(r"\d[ \u00a0]-[ \u00a0]\d")
# What opens a line and is no prose: « - », « 1. », « 1 - », « ## », « > », and the bar of a table.
HEAD = re.compile(r"[\s>#*+•|-]*(?:\d{1,9}(?:[.)]| ?-)(?=\s))?")
BEGINS = re.compile(r"[\s>]*(?:[-*+•|#]|\d{1,9}(?:[.)]| ?-)\s)")
LONGEST = 40  # characters of the words shown

ALONE = "Un trait d’union entre deux espaces tient lieu de tiret : préférez « – »."


def lost_hyphens(paragraphs: Iterable[list[Line]], source: list[Line]) -> Iterator[Problem]:
    """A remark for each pair, with its words as the `source` gives them, and for each hyphen alone."""
    for paragraph in paragraphs:
        for part in _parts(paragraph):
            yield from _of_part(part, source)


def _parts(paragraph: list[Line]) -> Iterator[list[Line]]:
    """The paragraph cut where an item, a row or a heading begins."""
    part: list[Line] = []
    for line in paragraph:
        if part and BEGINS.match(line.text):
            yield part
            part = []
        part.append(line)
    yield part


def _of_part(part: list[Line], source: list[Line]) -> Iterator[Problem]:
    text = "\n".join(_headless(line.text) for line in part)
    ends = list(accumulate(len(line.text) + 1 for line in part))
    typed = "\n".join(source[line.number - 1].text for line in part)
    for opening, closing in _paired(text):
        line = part[bisect_right(ends, opening.start())].number
        if closing is None:
            yield Problem(line, ALONE)
        else:
            words = excerpt(typed[opening.end() : closing.start()], LONGEST)
            yield Problem(
                line,
                f"« - {words} - » : deux traits d’union tiennent lieu de tirets ; préférez « – {words} – ».",
            )


def _headless(text: str) -> str:
    return HEAD.sub(lambda found: " " * len(found[0]), text, count=1)


def _paired(text: str) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """Each hyphen with the one that closes it in the same sentence, if there is one."""
    waiting: re.Match[str] | None = None
    for hyphen in HYPHEN.finditer(text):
        if FIGURES.match(text, hyphen.start() - 1):
            continue
        if waiting is None:
            waiting = hyphen
        elif SENTENCE_END.search(text, waiting.end(), hyphen.start()):
            yield waiting, None
            waiting = hyphen
        else:
            yield waiting, hyphen
            waiting = None
    if waiting is not None:
        yield waiting, None
