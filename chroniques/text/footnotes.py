"""Footnotes: numbered in the order of their first call, gathered at the end of the text.

The role and the name of a call follow WAI-ARIA's module for digital publishing: `doc-noteref`.
"""

from collections.abc import Iterator
from string import ascii_lowercase
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from chroniques.text.notecalls import NOTE_LABEL
from chroniques.text.page import NoteText, Page
from chroniques.text.rendered import TextTooComplex
from chroniques.text.starred import is_starred, star_name

MOST_CALLS = 5_000


def number_footnotes(page: Page) -> Page:
    """Give each call its number, and append the notes that are called to the text."""
    queue = _calls(page, page.tree)
    calls: dict[str, list[Element]] = {}
    for call in queue:  # grows: a note may call another
        note = _note_of(page, call)
        if note.label not in calls:
            calls[note.label] = []
            page.called.append(note)
            queue += _calls(page, note.body)
        calls[note.label].append(call)
        if len(queue) > MOST_CALLS:
            raise TextTooComplex(note.line, f"le texte compte plus de {MOST_CALLS} appels de notes.")
    _choose_markers(page)
    for label, elements in calls.items():
        _write_calls(page, page.markers[label], elements)
    _report_uncalled(page)
    if page.called:
        page.calls = {label: len(elements) for label, elements in calls.items()}
        _gather_notes(page)
    return page


def _calls(page: Page, element: Element) -> list[Element]:
    """The calls under an element in reading order; one that stands in a link is moved behind it."""
    _unlink_calls(element)
    return list(_outer_calls(element))


def _outer_calls(element: Element) -> Iterator[Element]:
    """The calls that no call holds: those of a note written in place are found with that note."""
    waiting = [element]
    while waiting:
        child = waiting.pop()
        if NOTE_LABEL in child.attrib:
            yield child
        else:
            waiting += reversed(child)


def _unlink_calls(root: Element) -> None:
    for parent in list(root.iter()):
        for link in [child for child in parent if child.tag == "a"]:
            _move_behind(parent, link)


def _move_behind(parent: Element, link: Element) -> None:
    place = (
        list(parent).index(link) + 1 if any(NOTE_LABEL in child.attrib for child in link.iter("sup")) else 0
    )
    for holder in list(link.iter()) if place else []:
        for call in [child for child in holder if NOTE_LABEL in child.attrib]:
            detach(holder, call)
            call.tail, link.tail = link.tail, None
            parent.insert(place, call)
            place += 1
            link = call


def detach(parent: Element, child: Element) -> None:
    """Remove a child and leave the text that follows it where it was."""
    place = list(parent).index(child)
    if child.tail and place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    child.tail = None
    parent.remove(child)


def _note_of(page: Page, call: Element) -> NoteText:
    """The note that a call asks for; a note written in place is lifted from its call."""
    label = call.get(NOTE_LABEL, "")
    if label:
        return page.notes[label]
    note = NoteText(f" {len(page.notes)}", 0, call.attrib.pop("data-source", ""), Element("li"), inline=True)
    paragraph = SubElement(note.body, "p")
    paragraph.text, call.text = call.text, None
    for child in list(call):
        call.remove(child)
        paragraph.append(child)
    page.notes[note.label] = note
    return note


def _choose_markers(page: Page) -> None:
    number = 0
    for note in page.called:
        number += not is_starred(note.label)
        page.markers[note.label] = note.label if is_starred(note.label) else str(number)


def _write_calls(page: Page, marker: str, elements: list[Element]) -> None:
    for rank, call in enumerate(elements):
        call.attrib.clear()
        page.mark(call, class_="note-call")
        link = SubElement(call, "a", {"href": f"#{page.prefix}note-{star_name(marker)}"})
        page.mark(
            link,
            id=f"{page.prefix}{call_anchor(marker, rank)}",
            role="doc-noteref",
            aria_label=f"Note {marker}",
        )
        link.text = AtomicString(marker)


def call_anchor(marker: str, rank: int) -> str:
    """The id of a call: appel-1, then appel-1-b, appel-1-c… for the same note."""
    return f"appel-{star_name(marker)}" + (f"-{letter(rank)}" if rank else "")


def letter(rank: int) -> str:
    """a … z, aa, ab…: the name of the nth call of a note, from 0."""
    return (letter(rank // 26 - 1) if rank >= 26 else "") + ascii_lowercase[rank % 26]


def _report_uncalled(page: Page) -> None:
    called = {note.label for note in page.called}
    for note in page.notes.values():
        if not note.source.strip():
            page.report(note.line, f"La note « {note.label} » est vide.", "note")
        if note.label not in called:
            page.report(
                note.line,
                f"La note « {note.label} » a un texte, mais rien ne l’appelle : elle ne paraît pas.",
                "note",
            )


def _gather_notes(page: Page) -> None:
    """Put the bodies at the end of the tree, for the steps that read it whole."""
    items = SubElement(SubElement(page.tree, "section"), "ol")
    for note in page.called:
        if len(note.body) == 1 and note.body[0].tag == "p":
            paragraph = note.body[0]
            note.body.text, note.body[:] = paragraph.text, list(paragraph)
        items.append(note.body)
