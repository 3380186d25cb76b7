"""A source on its way to notes of ours: its lines, which of them hold prose, the labels already taken."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from chroniques.text.lines import NOTE, fence_after
from chroniques.text.links import read_link_definition
from chroniques.text.rendered import Problem

INLINE_NOTE = re.compile(r"(?<![\\`])\^\[")
ERASED = "\f"  # a line to leave out at the end: blank to all, and no keyboard types it
PARAGRAPH = re.compile(r"\s*<p(?:\s[^<>]*)?>(.*)</p>\s*$")


class Edit(NamedTuple):
    """Replace the characters of a line from start to end (not included) by `new`."""

    start: int
    end: int
    new: str


@dataclass
class Draft:
    """`lines` change in place and keep their ranks until the end; `added` are notes to write below them."""

    lines: list[str]
    labels: set[str] = field(default_factory=set)
    added: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, rank: int, message: str) -> None:
        self.problems.append(Problem(rank + 1, message))

    def take(self, name: str) -> str:
        """A label that no note has yet: `name`, or `name-2`, `name-3`…"""
        label, count = name, 1
        while label in self.labels:
            count += 1
            label = f"{name}-{count}"
        self.labels.add(label)
        return label

    def edit(self, rank: int, edits: Iterable[Edit]) -> None:
        """Make these edits of one line; what was typed as a paragraph of HTML becomes one of Markdown."""
        text = edited(self.lines[rank], edits)
        found = PARAGRAPH.match(text)
        self.lines[rank] = found[1].strip() if found else text

    def erase(self, rank: int) -> None:
        self.lines[rank] = ERASED

    def source(self) -> str:
        """The text as it stands, the added notes last."""
        kept = _kept(self.lines)
        while self.added and kept and not kept[-1].strip():
            kept.pop()
        return "\n".join([*kept, "", *self.added] if self.added else kept)


def _kept(lines: list[str]) -> list[str]:
    """The lines but those that were erased, and the blank ones that would then follow a blank one."""
    kept: list[str] = []
    is_erasing = False
    for line in lines:
        is_erasing = line == ERASED or (is_erasing and not line.strip())
        if line != ERASED and not (is_erasing and (not kept or not kept[-1].strip())):
            kept.append(line)
    return kept


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made; they do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


def read_draft(source: str) -> Draft:
    """The lines of a source and the labels of its own notes."""
    lines = source.split("\n")
    return Draft(lines, {found[1] for rank in prose(lines) if (found := NOTE.match(lines[rank]))})


def prose(lines: list[str]) -> list[int]:
    """The ranks of the lines that hold something and are no code."""
    ranks, closing = [], ""
    for rank, text in enumerate(lines):
        before, closing = closing, fence_after(text, closing)
        if not before and not closing and text.strip() and not text.startswith(("    ", "\t")):
            ranks.append(rank)
    return ranks


def has_notes(draft: Draft) -> bool:
    """True of a source that has notes of ours: its typed figures have been read once, and stay."""
    return bool(draft.labels) or any(INLINE_NOTE.search(draft.lines[rank]) for rank in prose(draft.lines))


def link_label(line: str) -> str | None:
    """The label that this line gives an address to, if it does: `[1]: https://example.org`."""
    found = read_link_definition([line])
    return found[0] if found else None
