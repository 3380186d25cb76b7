"""Where the notes of a text stand in its source, those too that no reader sees: for who writes."""

import re
from collections.abc import Iterator

from chroniques.text.lines import NOTE, Line
from chroniques.text.page import Page
from chroniques.text.prose import prose
from chroniques.text.rendered import NotePlace

CALL = re.compile(r"(?<![!\\])\[\^([^\]\[\s]{1,100})\](?!:)")


def note_places(page: Page) -> tuple[NotePlace, ...]:
    """The notes in the order of their numbers; then the texts that nothing calls, the calls without text."""
    lines: dict[str, list[int]] = {}
    for line in prose(page.lines):
        for label in calls_of(page, line):
            lines.setdefault(label, []).append(line.number)
    uncalled = [note for note in page.notes.values() if note.label not in page.markers]
    texts = [
        NotePlace(
            "" if note.inline else note.label,
            page.markers.get(note.label, ""),
            note.source,
            note.line,
            tuple(lines.get(note.label, ())),
        )
        for note in (*page.called, *uncalled)
    ]
    textless = [
        NotePlace(label, "", "", 0, tuple(found)) for label, found in lines.items() if label not in page.notes
    ]
    return (*texts, *textless)


def calls_of(page: Page, line: Line) -> Iterator[str]:
    """The labels that a line of prose calls, as they are typed; the one that begins a note calls nothing."""
    head = NOTE.match(line.text)
    for found in CALL.finditer(line.text, head.end() if head else 0):
        yield page.lines[line.number - 1].text[slice(*found.span(1))]
