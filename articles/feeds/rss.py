"""RSS 2.0, as the RSS Advisory Board specifies it, with the whole text in content:encoded.

guid is no permalink: it stays when the text moves. Titles are plain text escaped once, descriptions are HTML
escaped twice, as the Board's best practices have it. There is no ttl: a feed is asked again with its ETag.
"""

from datetime import datetime
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element

from .channel import Channel, Entry, Image
from .explained import NAMESPACE, explain, lead_to
from .xml import add, document, leave_place, written

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def rss(channel: Channel, sheet: str = "") -> bytes:
    """The feed in RSS 2.0; `sheet` is the address of the style sheet that shows it to a person."""
    root = Element("rss", {"version": "2.0", **NAMESPACES, **NAMESPACE})
    shown = add(root, "channel")
    add(shown, "title", channel.title)
    add(shown, "link", channel.home)
    add(shown, "description", escape(channel.description, quote=False))
    explain(shown, channel)
    add(shown, "language", channel.language)
    add(shown, "copyright", channel.rights)
    if channel.entries:
        add(shown, "lastBuildDate", _date(channel.revised()))
    add(shown, "atom:link", href=channel.addresses["rss"], rel="self", type="application/rss+xml")
    if channel.logo:
        _logo(shown, channel)
    leave_place(shown)
    return document(root, sheet, (entry.written("rss", _item) for entry in channel.entries))


def _logo(shown: Element, channel: Channel) -> None:
    image = add(shown, "image")
    add(image, "url", channel.logo)
    add(image, "title", channel.title)
    add(image, "link", channel.home)


def _item(entry: Entry) -> str:
    item = Element("item")
    add(item, "title", entry.title)
    add(item, "link", entry.address)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", _date(entry.published))
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    for tag in entry.tags:
        add(item, "category", tag)
    add(item, "description", escape(entry.summary, quote=False))
    lead_to(item, entry)
    add(item, "content:encoded", entry.html)
    if entry.image:
        _picture(item, entry.image)
    return written(item)


def _picture(item: Element, image: Image) -> None:
    media = add(
        item,
        "media:content",
        url=image.address,
        type=image.type,
        medium="image",
        width=image.width,
        height=image.height,
    )
    if image.alt:
        add(media, "media:description", image.alt, type="plain")
    if image.credit:
        add(media, "media:credit", image.credit)


def _date(moment: datetime) -> str:
    """RFC 822, in English whatever the language of the site."""
    return format_datetime(moment)
