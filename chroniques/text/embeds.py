"""Embeds without spies: the address of a video or a post, alone in its paragraph or item, becomes a card.

A card is a link and says where it goes. It loads nothing, before the click or after: a frame that opens on
the click would need `frame-src` open in the policy of every page, for sites that we do not choose.
"""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from chroniques.text.page import Page

LONGEST = 2_000  # characters of an address
VIDEO, POST, SOUND = "la vidéo", "le message", "le son"
SEE, LISTEN = "Voir", "Écouter"
IDENTITY = r"[\w-]+"
HOLDERS = ("p", "li", "dd")


class Site(NamedTuple):
    """A site by its hosts, what its pages hold, and the paths (with their query) of those pages."""

    name: str
    kind: str
    hosts: re.Pattern[str]
    paths: re.Pattern[str]


def _site(name: str, kind: str, hosts: str, paths: str) -> Site:
    return Site(name, kind, re.compile(rf"(?:www\.|m\.)?(?:{hosts})\Z"), re.compile(rf"/(?:{paths})"))


SITES = (
    _site(
        "YouTube",
        VIDEO,
        r"youtube(?:-nocookie)?\.com",
        rf"watch/?\?(?:[^#]*&)?v={IDENTITY}|(?:shorts|live|embed)/{IDENTITY}",
    ),
    _site("YouTube", VIDEO, r"youtu\.be", rf"{IDENTITY}"),
    _site("Vimeo", VIDEO, r"vimeo\.com|player\.vimeo\.com", r"(?:video/|channels/[\w-]+/)?\d+"),
    _site("Dailymotion", VIDEO, r"dailymotion\.com", rf"video/{IDENTITY}"),
    _site("Dailymotion", VIDEO, r"dai\.ly", rf"{IDENTITY}"),
    _site("SoundCloud", SOUND, r"soundcloud\.com", rf"{IDENTITY}/{IDENTITY}"),
    _site("Bluesky", POST, r"bsky\.app", rf"profile/[\w.:-]+/post/{IDENTITY}"),
    _site("X", POST, r"(?:mobile\.)?(?:twitter|x)\.com", r"\w+/status/\d+"),
    _site("Instagram", POST, r"instagram\.com", rf"(?:[\w.]+/)?(?:p|reel)/{IDENTITY}"),
    # Software that anyone may run, known by the form of its addresses alone; last, since any host may do.
    _site(
        "PeerTube",
        VIDEO,
        r"[\w.-]+",
        r"w/(?:[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f-]{36})(?:[/?#]|\Z)|videos/watch/[0-9a-f-]{36}",
    ),
    _site("Mastodon", POST, r"[\w.-]+", r"(?:@[\w.]+(?:@[\w.-]+)?|users/[\w.]+/statuses)/\d{6,}(?:[/?#]|\Z)"),
)


def show_cards(page: Page) -> Page:
    """Make a card of each paragraph or item that is nothing but an address we know; not within notes."""
    for element in [element for element in page.tree.iter() if element.tag in HOLDERS]:
        address = _lone_address(element)
        site = site_of(address) if address else None
        if site:
            _write_card(page, _paragraph_of(element), address, site)
    return page


def _paragraph_of(element: Element) -> Element:
    """The element itself, or, in an item set without space around, a paragraph that takes its link."""
    if element.tag == "p":
        return element
    paragraph = Element("p")
    paragraph.append(element[0])
    element.text, element[:] = None, [paragraph]
    return paragraph


def _lone_address(paragraph: Element) -> str:
    """The address that this element shows and is; empty when it holds anything else."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return ""
    link = paragraph[0]
    address = link.get("href", "") if link.tag == "a" and not len(link) else ""
    return address if address.removeprefix("https://") == (link.text or "").removeprefix("https://") else ""


def site_of(address: str) -> Site | None:
    """The site whose video or post this address is; None for any other address."""
    parts = _parts(address) if len(address) <= LONGEST else None
    if parts is None or parts.scheme not in ("http", "https"):
        return None
    host, path = (parts.hostname or ""), parts.path + (f"?{parts.query}" if parts.query else "")
    return next((site for site in SITES if site.hosts.match(host) and site.paths.match(path)), None)


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # brackets that hold no address
        return None


def _write_card(page: Page, paragraph: Element, address: str, site: Site) -> None:
    link = paragraph[0]
    link.attrib.pop("class", None)  # it shows its address no more
    paragraph.text = link.tail = None
    page.mark(paragraph, class_="embed")
    link.text = AtomicString(f"{LISTEN if site.kind == SOUND else SEE} {site.kind} sur {site.name}")
    where = page.mark(SubElement(paragraph, "span"), class_="embed-site")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    where.text = AtomicString(f"{host} (s’ouvre sur un autre site)")
    link.tail = " "
