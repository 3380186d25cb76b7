"""SPIP's notes, in place: `mot[[Texte.]]`, `[[<12> Texte]]` with a name, `[[<12>]]` to call it again."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chroniques.text.lines import NOTE
from chroniques.text.oldnotes.draft import Draft, Edit, edited, prose
from chroniques.text.typography.signs import SPACES

BRACKET = re.compile(
    r"\\.|(?P<ticks>(?<!`)`{1,8}(?!`))[^`]{1,2000}+(?P=ticks)(?!`)|(?P<sign>[\[\]])", re.DOTALL
)
NAMED = re.compile(r"\s*<(?P<name>[^<>\s\[\]]{0,60})>\s*(?P<text>.*)\Z", re.DOTALL)
WORD = re.compile(r"\w")


class InPlace(NamedTuple):
    """A note in a paragraph, brackets and all; its words begin at `words`; `name` may be empty."""

    start: int
    words: int
    end: int
    name: str
    text: str


def convert_spip(draft: Draft) -> None:
    """Rewrite in `draft` the notes in double brackets. It comes last: lines may change their ranks."""
    paragraphs = list(_paragraphs(draft.lines))
    found = [list(_notes("\n".join(draft.lines[start:end]))) for start, end in paragraphs]
    texts = _texts(found)
    names = dict.fromkeys(note.name for notes in found for note in notes if note.name in texts)
    labels = {name: draft.take(name) for name in names}
    lines, at = [], 0
    for (start, end), notes in zip(paragraphs, found, strict=True):
        text = "\n".join(draft.lines[start:end])
        _report_textless(draft, start, text, notes, texts)
        lines += [*draft.lines[at:start], *_written(text, notes, labels).split("\n")]
        at = end
    draft.lines = [*lines, *draft.lines[at:]]
    draft.added += [f"[^{label}]: {' '.join(texts[name].split())}\n" for name, label in labels.items()]


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First rank and end of each run of lines of prose that has double brackets."""
    ranks = [rank for rank in prose(lines) if not NOTE.match(lines[rank])]
    begin = 0
    for place in range(1, len(ranks) + 1):
        if place == len(ranks) or ranks[place] != ranks[place - 1] + 1:
            run = ranks[begin:place]
            begin = place
            if any("[[" in lines[rank] for rank in run):
                yield run[0], run[-1] + 1


def _notes(text: str) -> Iterator[InPlace]:
    """The notes of a paragraph: two brackets that close together, after a word."""
    closings = _closings(text)
    first = WORD.search(text)
    taken = -1
    for start, end in sorted(closings.items()):
        if start <= taken or not _is_double(text, closings, start, end):
            continue
        if not first or first.start() > start or text.startswith("(", end + 1):
            continue
        inside = text[start + 2 : end - 1].strip()
        named = NAMED.match(text, start + 2, end - 1)
        taken = start + 1
        if named:
            yield InPlace(start, named.start("text"), end + 1, named["name"], named["text"].strip())
        elif WORD.search(inside) and not inside.isdigit():
            yield InPlace(start, start + 2, end + 1, "", inside)


def _texts(found: list[list[InPlace]]) -> dict[str, str]:
    """The text of each note that has a name: the first that is written."""
    named = [note for notes in found for note in notes if note.name and note.text]
    return {note.name: note.text for note in reversed(named)}


def _is_double(text: str, closings: dict[int, int], start: int, end: int) -> bool:
    """Two brackets, no three, that hold no call and stand in no note of ours."""
    around = closings.get(start - 1) == end + 1 or closings.get(start + 2) == end - 2
    is_ours = text.startswith("^", start + 2) or text[start - 1 : start] == "^"
    return closings.get(start + 1) == end - 1 and not around and not is_ours


def _closings(text: str) -> dict[int, int]:
    """Where each bracket that closes does so; what is escaped or in code does not count."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for found in BRACKET.finditer(text):
        if found["sign"] == "[":
            opened.append(found.start())
        elif found["sign"] == "]" and opened:
            closings[opened.pop()] = found.start()
    return closings


def _report_textless(
    draft: Draft, start: int, text: str, notes: list[InPlace], texts: dict[str, str]
) -> None:
    for note in notes:
        if note.name and note.name not in texts:
            rank = start + text.count("\n", 0, note.start)
            draft.report(rank, f"La note « {note.name} » venue de SPIP n’a pas de texte : elle reste là.")


def _written(text: str, notes: list[InPlace], labels: dict[str, str]) -> str:
    """The paragraph with its notes as ours: `^[…]` in place, `[^name]` for those that have one.

    A space typed before the brackets goes: the call follows its word.
    """
    edits: list[Edit] = []
    inside = -1  # the end of a note that leaves the paragraph, and takes along what it holds
    for note in notes:
        if note.start < inside or (note.name and note.name not in labels):
            continue
        start = _before_spaces(text, note.start)
        if note.name:
            inside = note.end
            edits.append(Edit(start, note.end, f"[^{labels[note.name]}]"))
        else:
            edits += [Edit(start, note.words, "^["), Edit(note.end - 2, note.end, "]")]
    return edited(text, edits)


def _before_spaces(text: str, place: int) -> int:
    while text[place - 1 : place] in tuple(SPACES):
        place -= 1
    return place
