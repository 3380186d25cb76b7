"""Atom 1.0, RFC 4287: each entry with its own id for ever, its authors, its honest dates, its whole text."""

from datetime import datetime
from xml.etree.ElementTree import Element

from .channel import Channel, Entry, Person
from .explained import NAMESPACE, explain, lead_to
from .xml import add, document, leave_place, written


def atom(channel: Channel, sheet: str = "") -> bytes:
    """The feed in Atom 1.0; `sheet` is the address of the style sheet that shows it to a person."""
    names = {"xmlns": "http://www.w3.org/2005/Atom", **NAMESPACE}
    root = Element("feed", {**names, "xml:lang": channel.language})
    add(root, "id", channel.addresses["atom"])
    add(root, "title", channel.title)
    if channel.description:
        add(root, "subtitle", channel.description)
    explain(root, channel)
    add(root, "link", href=channel.addresses["atom"], rel="self", type="application/atom+xml")
    add(root, "link", href=channel.home, rel="alternate", type="text/html")
    add(root, "updated", _date(channel.revised()))
    _author(root, channel.publisher)  # of the entries that nobody signs: 4.1.1 wants one somewhere
    add(root, "rights", channel.rights)
    add(root, "icon", channel.icon)
    if channel.logo:
        add(root, "logo", channel.logo)
    leave_place(root)
    return document(root, sheet, (entry.written("atom", _entry) for entry in channel.entries))


def _entry(entry: Entry) -> str:
    shown = Element("entry")
    add(shown, "id", entry.id)
    add(shown, "title", entry.title)
    add(shown, "link", href=entry.address, rel="alternate", type="text/html")
    add(shown, "published", _date(entry.published))
    add(shown, "updated", _date(entry.revised))
    for author in entry.authors:
        _author(shown, author)
    for tag in entry.tags:
        add(shown, "category", term=tag)
    if entry.summary:
        add(shown, "summary", entry.summary)
    lead_to(shown, entry)
    add(shown, "content", entry.html, type="html")
    return written(shown)


def _author(parent: Element, person: Person) -> None:
    author = add(parent, "author")
    add(author, "name", person.name)
    add(author, "uri", person.address)


def _date(moment: datetime) -> str:
    """RFC 3339."""
    return moment.isoformat(timespec="seconds")
