"""Headings: the outline begins under the title of the page, and each has an address that stays."""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from chroniques.text.notecalls import NOTE_LABEL
from chroniques.text.page import LINE, Page
from chroniques.text.rendered import Heading
from chroniques.text.typography import typeset_text

TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Anchors that the notes and the figures use, or could use.
TAKEN = re.compile(r"(?:notes|(?:note|appel|graphique)-.*)\Z")
# A tag typed in the text, which the parser keeps aside under a number.
STASHED = re.compile("\x02[^\x03]*\x03")
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "-", "'": "-"})


def outline(page: Page) -> Page:
    """Make the highest heading an h2 and keep the distances below it; give each its anchor."""
    found = [element for element in page.tree.iter() if element.tag in TAGS]
    shift = 2 - min((int(element.tag[1]) for element in found), default=2)
    used: dict[str, int] = {}
    for element in found:
        level = min(int(element.tag[1]) + shift, 6)
        text = " ".join(STASHED.sub("", "".join(words(element))).split())
        anchor = page.prefix + _unique(slug(text) or "section", used)
        element.tag = f"h{level}"
        page.mark(element, id=anchor)
        line = int(element.get(LINE, "1"))
        page.headings.append(Heading(level, typeset_text(text, ligatures=True), anchor, line))
    return page


def words(element: Element) -> Iterator[str]:
    """The text of an element, calls of notes left out."""
    if NOTE_LABEL not in element.attrib:
        yield element.get("alt", "") if element.tag == "img" else element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""


def slug(text: str) -> str:
    """A word of the address made from a text: letters and digits without accents, hyphens between."""
    plain = unicodedata.normalize("NFKD", text.translate(LIGATURES)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].rstrip("-")


def _unique(anchor: str, used: dict[str, int]) -> str:
    """The anchor, numbered from its second use on."""
    anchor = f"section-{anchor}" if TAKEN.match(anchor) or not anchor[0].isalpha() else anchor
    while anchor in used:
        used[anchor] += 1
        anchor = f"{anchor}-{used[anchor]}"
    used[anchor] = 1
    return anchor
