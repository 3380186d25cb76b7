"""XML written from a tree: what no XML may hold is left out, what a browser needs to show it stands first."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

# XML 1.0, production 2: neither these signs nor half a pair may stand in a document, even as references.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

ENTRIES = "entries"
PLACE = f"<{ENTRIES} />"  # as it is written: no text holds it, whose signs are escaped


def add(parent: Element, name: str, text: str = "", /, **attributes: object) -> Element:
    """A new last child that holds this text. Names carry their prefix, which the root declares."""
    written = {key.rstrip("_"): _clean(str(value)) for key, value in attributes.items()}
    element = SubElement(parent, name, written)
    element.text = _clean(text)
    return element


def document(root: Element, sheet: str = "", entries: Iterable[str] = ()) -> bytes:
    """The document in UTF-8, with what is written of its entries in their place (`leave_place`); `sheet` is
    the address of the style sheet that shows it to a person."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    if sheet:
        lines.append(f'<?xml-stylesheet type="text/css" href="{sheet}"?>')
    whole = tostring(root, encoding="unicode").replace(PLACE, "".join(entries), 1)
    return "\n".join([*lines, whole, ""]).encode()


def leave_place(parent: Element) -> None:
    """Here stand the entries, which are written once for all the feeds that have them."""
    SubElement(parent, ENTRIES)


def written(entry: Element) -> str:
    """What is written of it."""
    return tostring(entry, encoding="unicode")


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
