"""Word's notes, as they are pasted: links to `#_ftn1` call, links to `#_ftnref1` open the texts.

`#_edn1` is the same for the notes at the end of a document.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chroniques.text.oldnotes.draft import Draft, Edit, prose

TARGET = r"#_(?P<{0}kind>ftn|edn)(?P<{0}back>ref)?(?P<{0}number>\d{{1,4}})"
MARKDOWN = (
    r"\[(?:\\.|\[[^\[\]]{0,50}+\]|[^\[\]\\]){0,50}+\]"
    rf"\([^()\s#]{{0,500}}+{TARGET.format('m')}(?:\s[^()]{{0,100}}+)?\)"
)
WRAPPED = r"(?:<(?:sup|span)(?:\s[^<>]{0,300}+)?>\s*)*+"
HTML = (
    rf"{WRAPPED}<a\s(?:[^<>]{{0,300}}?\s)?href=[\"']?[^\"'<>#]{{0,500}}+{TARGET.format('h')}(?!\d)[^<>]{{0,300}}+>"
    r"(?:[^<]|<(?!/?a\b)){0,300}+</a>(?:\s*</(?:sup|span)>)*+"
)
LINK = re.compile(f"{MARKDOWN}|{HTML}")
OPENING = re.compile(r"(?:\s|[-*+]\s|\d{1,3}[.)]\s|<[^<>]{1,300}>)*+\Z")
CLOSING_TAGS = re.compile(r"(?:\s|</(?:p|div|li|span|font)>)+\Z")
ONLY_TAGS = re.compile(r"\s*(?:</?(?:div|p|hr|br)(?:\s[^<>]*)?/?>\s*)+\Z", re.IGNORECASE)


class Link(NamedTuple):
    """A link of Word's: the line it stands on, its place there, which note it is of, what it does."""

    rank: int
    start: int
    end: int
    note: tuple[str, str]
    opens_text: bool


def convert_word(draft: Draft) -> None:
    """Rewrite in `draft` the calls and texts of Word's notes that have each other."""
    links = list(_links(draft))
    called = dict.fromkeys(link.note for link in links if not link.opens_text)
    texts = {link.note: link for link in reversed(links) if link.opens_text}
    labels = {note: draft.take(note[1]) for note in called if note in texts}
    _report_halves(draft, links, set(labels))
    for link in reversed(links):
        if link.note in labels and not link.opens_text:
            draft.edit(link.rank, [Edit(link.start, link.end, f"[^{labels[link.note]}]")])
    for note, label in labels.items():
        _write_text(draft, texts[note], label)


def _links(draft: Draft) -> Iterator[Link]:
    for rank in prose(draft.lines):
        line = draft.lines[rank]
        for found in LINK.finditer(line) if "#_" in line else ():
            side = "m" if found["mkind"] else "h"
            opens = bool(found[f"{side}back"] and OPENING.match(line[: found.start()]))
            if opens or not found[f"{side}back"]:
                note = (found[f"{side}kind"], found[f"{side}number"])
                yield Link(rank, found.start(), found.end(), note, opens)


def _report_halves(draft: Draft, links: list[Link], whole: set[tuple[str, str]]) -> None:
    for link in links:
        if link.note not in whole:
            said = "n’est appelée nulle part" if link.opens_text else "est appelée mais n’a pas de texte"
            draft.report(link.rank, f"La note « {link.note[1]} » venue de Word {said}.")


def _write_text(draft: Draft, link: Link, label: str) -> None:
    """The text without its way back; the calls it may hold come after that, and were written before."""
    line = draft.lines[link.rank]
    words = line[link.end :].lstrip(" \u00a0\t")
    draft.lines[link.rank] = f"[^{label}]: {CLOSING_TAGS.sub('', words)}"
    for step in (-1, 1):
        rank = link.rank + step
        while 0 <= rank < len(draft.lines) and ONLY_TAGS.match(draft.lines[rank]):
            draft.erase(rank)
            rank += step
