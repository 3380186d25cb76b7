"""Quotation marks without their fellow, said by line.

A quotation may run over paragraphs: « opens each of them and » closes the last (Lexique de l'Imprimerie
nationale, « Guillemets »). One that is still open when another begins inside a paragraph, or at the end of
the text, was forgotten.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from chroniques.text.lines import Line
from chroniques.text.rendered import Problem
from chroniques.text.typography.quotes import pairs

HEAD = re.compile(r"[\s>*+-]*(?:\d{1,9}[.)]\s+)?")
ALONE = "Un guillemet n’a pas son pareil : il est laissé tel quel."


def unpaired_quotes(paragraphs: Iterable[list[Line]]) -> Iterator[Problem]:
    """A remark for each mark alone; inches are none."""
    waiting: int | None = None  # the line of a « that a later paragraph may close
    for paragraph in paragraphs:
        for mark in _marks(paragraph):
            if mark.sign == "«" and not mark.at_head:
                yield from _forgotten(waiting)
                waiting = None if mark.is_paired else mark.line
            elif mark.sign == "«":
                waiting = None if mark.is_paired else waiting or mark.line
            elif mark.sign == "»" and (waiting or mark.at_head):
                waiting = waiting if mark.at_head else None
            elif not mark.is_paired and not mark.after_figure:
                yield Problem(mark.line, ALONE)
    yield from _forgotten(waiting)


class Mark(NamedTuple):
    """A quotation mark that opens an outer pair, or is alone."""

    line: int
    sign: str
    is_paired: bool
    at_head: bool
    after_figure: bool


def _marks(paragraph: list[Line]) -> Iterator[Mark]:
    text = "\n".join(line.text for line in paragraph)
    found, ends = HEAD.match(text), list(accumulate(len(line.text) + 1 for line in paragraph))
    matched, alone = pairs(text)
    outer = [(pair.opening, True) for pair in matched if pair.level == 1]
    for place, is_paired in sorted([*outer, *((place, False) for place in alone)]):
        yield Mark(
            paragraph[bisect_right(ends, place)].number,
            text[place],
            is_paired,
            found is not None and found.end() == place,
            text[place - 1 : place].isdigit(),
        )


def _forgotten(line: int | None) -> Iterator[Problem]:
    if line:
        yield Problem(line, ALONE)
