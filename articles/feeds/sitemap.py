"""Sitemaps as sitemaps.org and, for pictures, the image extension have them. Pure: addresses are whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from .xml import add, document

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
MOST_IMAGES = 1000  # of one page, by the extension


@dataclass(frozen=True)
class Place:
    """A page or a sitemap: its address, when what it says last changed if that is known, its pictures."""

    address: str
    changed: datetime | None = None
    images: tuple[str, ...] = ()


def sitemap(places: Iterable[Place]) -> bytes:
    """The pages of one sitemap: 50,000 at most, and a file of at most 50 MB."""
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:image": IMAGES})
    for place in places:
        url = _placed(root, "url", place)
        for image in place.images[:MOST_IMAGES]:
            add(add(url, "image:image"), "image:loc", image)
    return document(root)


def sitemap_index(parts: Iterable[Place]) -> bytes:
    """The sitemaps of a site."""
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    for part in parts:
        _placed(root, "sitemap", part)
    return document(root)


def _placed(root: Element, name: str, place: Place) -> Element:
    element = add(root, name)
    add(element, "loc", place.address)
    if place.changed:
        add(element, "lastmod", place.changed.isoformat(timespec="seconds"))
    return element
