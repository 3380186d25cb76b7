"""A line of text as runs: pieces that are set alike, breaks, calls of notes, and what is Markdown already."""

import re
from typing import NamedTuple

from chroniques.text.pasting.links import clean_address, fragment_of
from chroniques.text.pasting.marks import Look, look_of, style_of
from chroniques.text.pasting.paste import Paste
from chroniques.text.pasting.pictures import embedded, picture_markdown
from chroniques.text.pasting.tree import Node, elements, words_of

WORD = re.compile(r"\w")
SPACER = re.compile(r"mso-spacerun|mso-tab-count", re.IGNORECASE)
LONGEST_ABBREVIATION = 100
EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
SAID_MARKS = {"u": "underline", "mark": "highlight"}


class Run(NamedTuple):
    """kind: "text", "break", "call" (its text is the label), "raw" (Markdown as it is)."""

    kind: str
    text: str = ""
    look: Look = Look()


BREAK = Run("break")


def read_runs(paste: Paste, child: Node | str, look: Look) -> list[Run]:
    """The runs of a piece of a line, in the look of what is around it."""
    if isinstance(child, str):
        return [Run("text", child, look)]
    if child.tag in ("br", "wbr"):
        return [BREAK] if child.tag == "br" else []
    if child.place in paste.notes.returns or style_of(child).get("mso-list") == "ignore":
        return []
    if child.place in paste.notes.calls:
        return [Run("call", paste.notes.calls[child.place])]
    if child.tag == "img":
        pictures = picture_markdown(paste, child)
        return [Run("raw" if found.startswith("![") else "text", found, look) for found in pictures]
    if child.tag in EMBEDS:
        return [Run("raw", found) if found else BREAK for found in embedded(paste, child)]
    return _runs_inside(paste, child, look)


def _runs_inside(paste: Paste, node: Node, around: Look) -> list[Run]:
    look = look_of(node, around)
    _say_marks(paste, node, around, look)
    if node.tag == "a":
        look = _linked(paste, node, look)
    elif node.tag == "abbr" and node.get("title").strip():
        _remember_abbreviation(paste, node)
    if node.tag == "a" and node.get("href").startswith("#") and not WORD.search(words_of(node)):
        return []  # the sign that shows where a heading is
    if SPACER.search(node.get("style")) or "Apple-converted-space" in node.classes:
        return [Run("text", " ", around)]
    found = [run for child in node.children for run in read_runs(paste, child, look)]
    if not found and look.link != around.link:
        paste.losses.note("linked", look.link)
    return [Run("text", "« ", around), *found, Run("text", " »", around)] if node.tag == "q" else found


def _say_marks(paste: Paste, node: Node, around: Look, look: Look) -> None:
    """Marks that our text does not have, said once, where they begin; a link is underlined anyway."""
    for mark in sorted((look.marks - around.marks) & SAID_MARKS.keys()):
        words = words_of(node)
        links = (child for child in elements(node) if child.tag == "a" and child.get("href"))
        if words and not around.link and not any(words_of(link) == words for link in links):
            paste.losses.note(SAID_MARKS[mark], words)
    if node.tag == "ins":
        paste.losses.note("inserted", words_of(node))


def _linked(paste: Paste, node: Node, look: Look) -> Look:
    """The look of the words of a link; one that leads nowhere from here is noted."""
    href, words = node.get("href"), words_of(node)
    if node.place in paste.notes.textless or not href or around_is_empty(node, words):
        return look
    address = None if href.startswith("#") else clean_address(href, paste.base)
    if address is None:
        if WORD.search(words):
            paste.losses.note("inner" if fragment_of(href) else "address", words)
        return look
    for name in address.removed:
        paste.losses.note("tracker", name)
    return look._replace(link=address.url)


def around_is_empty(node: Node, words: str) -> bool:
    """True of a link that shows nothing."""
    return not words and not any(child.tag == "img" for child in elements(node))


def _remember_abbreviation(paste: Paste, node: Node) -> None:
    """A date or a century is no abbreviation, whatever explains it."""
    words, meaning = words_of(node), " ".join(node.get("title").split())
    if 0 < len(words) <= LONGEST_ABBREVIATION and not set("[]*\\") & set(words) and not meaning[0].isdigit():
        paste.abbreviations.setdefault(words, meaning)
