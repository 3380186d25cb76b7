"""Footnotes: numbered in the order of their first call, gathered in one list at the end of the text.

Roles and names follow WAI-ARIA's module for digital publishing: `doc-noteref`, `doc-endnotes`,
`doc-backlink`; `doc-endnote` is deprecated and not written.
"""

from copy import deepcopy
from string import ascii_lowercase
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from chroniques.text.notecalls import NOTE_LABEL
from chroniques.text.page import NoteText, Page
from chroniques.text.rendered import TextTooComplex
from chroniques.text.starred import is_starred, star_name

RETURN_SIGN = "↩\ufe0e"  # the selector asks for the sign as text, not as a picture
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
        _write_notes(page, {label: len(elements) for label, elements in calls.items()})
    return page


def _calls(page: Page, element: Element) -> list[Element]:
    """The calls under an element in reading order; one that stands in a link is moved behind it."""
    _unlink_calls(element)
    return [child for child in element.iter("sup") if NOTE_LABEL in child.attrib]


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
            page.report(note.line, f"La note « {note.label} » est vide.")
        if note.label not in called:
            page.report(
                note.line,
                f"La note « {note.label} » a un texte, mais rien ne l’appelle : elle ne paraît pas.",
            )


def _write_notes(page: Page, counts: dict[str, int]) -> None:
    name = f"{page.prefix}notes"
    section = page.mark(
        SubElement(page.tree, "section"), class_="notes", role="doc-endnotes", aria_labelledby=name
    )
    page.mark(SubElement(section, "h2"), id=name).text = AtomicString("Notes")
    items = SubElement(section, "ol")
    ordinal = 0
    for note in page.called:
        item, marker = note.body, page.markers[note.label]
        if marker.isdigit() and int(marker) != ordinal + 1:
            item.set("value", marker)
        ordinal = int(marker) if marker.isdigit() else ordinal + 1
        _write_note(page, item, marker, counts[note.label])
        items.append(item)


def _write_note(page: Page, item: Element, marker: str, count: int) -> None:
    page.mark(item, id=f"{page.prefix}note-{star_name(marker)}")
    if len(item) == 1 and item[0].tag == "p":
        paragraph = item[0]
        item.remove(paragraph)
        item.text, item[:] = paragraph.text, list(paragraph)
    if is_starred(marker):
        _show_marker(page, item, marker)
    last = item[-1] if len(item) and item[-1].tag == "p" else item
    for rank in range(count):
        _write_return(page, last if last.tag == "p" else item, marker, rank, count)


def _show_marker(page: Page, item: Element, marker: str) -> None:
    page.mark(item, class_="note-starred")
    sign = page.mark(Element("span"), class_="note-marker")
    sign.text, sign.tail, item.text = AtomicString(marker), f" {item.text or ''}", None
    item.insert(0, sign)


def _write_return(page: Page, holder: Element, marker: str, rank: int, count: int) -> None:
    if len(holder):
        holder[-1].tail = f"{holder[-1].tail or ''} "
    else:
        holder.text = f"{holder.text or ''} "
    link = SubElement(holder, "a", {"href": f"#{page.prefix}{call_anchor(marker, rank)}"})
    name = "Retour au texte" if count == 1 else f"Retour au texte, appel {letter(rank)}"
    page.mark(link, class_="note-return", role="doc-backlink", aria_label=name)
    link.text = AtomicString(RETURN_SIGN)
    if count > 1:
        SubElement(link, "sup").text = AtomicString(letter(rank))


def bare_note(page: Page, note: NoteText) -> Element:
    """A copy of a note as it stands in the list, without its marker and its returns."""
    item = deepcopy(note.body)
    apart = {page.seal + "note-return", page.seal + "note-marker"}
    for parent in list(item.iter()):
        for child in [child for child in parent if child.get("class") in apart]:
            if child.get("class") == page.seal + "note-return":
                child.tail = None
            detach(parent, child)
    return item
