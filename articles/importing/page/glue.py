"""Parting what a copy glued: a credit, a date, an invitation or a header at the end of a paragraph."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.importing.page.avis import announced, is_header
from articles.importing.page.chrome import is_invitation
from articles.importing.page.credits import is_credit
from articles.importing.page.datelines import read_dateline
from articles.importing.page.lines import Line

LONGEST_TAIL = 140  # characters: the longest thing that is ever glued so, a dateline with its by-line
BOUNDARY = re.compile(r"(?<=[.!?…»”)])\s*(?=[A-ZÀ-Ý0-9©(\[])")
NOTE_AFTER = re.compile(r"\s+(?=\[\d{1,2}\]\s|\(\d{1,2}\)\s|\*{1,3}\s)")


def unglued(line: Line) -> Iterator[Line]:
    """The line in parts, each of which is one thing; most lines are whole."""
    cut = _tail(line.text) or _note(line.text)
    if cut is None:
        yield line
        return
    before, after = cut
    yield replace(line, text=before)
    yield from unglued(Line(after))


def _tail(text: str) -> tuple[str, str] | None:
    for found in BOUNDARY.finditer(text, max(1, len(text) - LONGEST_TAIL)):
        rest = text[found.end() :]
        if _is_apart(rest):
            return text[: found.start()], rest
    return None


def _is_apart(text: str) -> bool:
    if is_credit(text) or is_invitation(text) or (is_header(text) and announced(text) is not None):
        return True
    dateline = read_dateline(text)
    return dateline is not None and not dateline.is_loose


def _note(text: str) -> tuple[str, str] | None:
    """A note glued to the end of a credit."""
    for found in NOTE_AFTER.finditer(text):
        if is_credit(text[: found.start()]):
            return text[: found.start()], text[found.end() :]
    return None
