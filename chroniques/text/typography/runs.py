"""A run of text and the edits made to it.

A paragraph is set as one text, whatever tags cut it: the places of the tags are kept beside the text and
follow the edits. Rules can thus see « <em>mot</em> ! » as a reader does.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

MASK = "\ue001"  # a character that no rule touches; one for one, so that places stay
CALL = "\ue002"  # a call of note
RAISE, LOWER = "\ue003", "\ue004"  # around the letters of an ordinal
MASKED = re.compile(MASK)
RESERVED = re.compile("[\ue001-\ue004]")


class Edit(NamedTuple):
    """Replace the characters from start to end (not included) by `new`."""

    start: int
    end: int
    new: str


class Cut(NamedTuple):
    """A tag between two characters of the run: its place, and whether it closes."""

    place: int
    closing: bool


class Rule(NamedTuple):
    """A rule of type: the edits it asks of a text, and the signs without which it has nothing to say."""

    needs: frozenset[str]
    edits: Callable[[str], Iterable[Edit]]


class Mask(NamedTuple):
    """What is hidden from the rules, and the signs without which there is none."""

    needs: frozenset[str]
    pattern: re.Pattern[str]


@dataclass
class Run:
    """The text of one paragraph, with the tags that cut it and the characters that are masked."""

    text: str = ""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    cuts: list[Cut] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)

    def add(self, text: str, closing: bool) -> None:
        """Append a piece of text, parted by tags from what precedes; `closing`: the first closes."""
        if self.parts:
            self.cuts.append(Cut(self.length, closing))
        self.hidden += RESERVED.findall(text)
        self._append(RESERVED.sub(MASK, text))
        self.signs.update(text)

    def add_sign(self, sign: str) -> None:
        """Append one character that stands for markup: code, a call, a line break."""
        self.cuts.append(Cut(self.length, False))
        self._append(sign)
        self.hidden += [""] * (sign == MASK)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def gather(self) -> "Run":
        """Join what was added; the rules come after."""
        self.text = "".join(self.parts)
        return self

    def apply(self, rule: Rule) -> int:
        """Make the edits of one rule, unless the text has none of the signs it needs; how many."""
        return 0 if self.signs.isdisjoint(rule.needs) else self.edit(rule.edits(self.text))

    def edit(self, edits: Iterable[Edit]) -> int:
        """Make these edits, which come in order and never overlap; how many change something."""
        changes = [edit for edit in edits if self.text[edit.start : edit.end] != edit.new]
        if changes:
            self.cuts = list(_moved(self.cuts, changes))
            self.text = _edited(self.text, changes)
            self.signs.update(*(edit.new for edit in changes))
        return len(changes)

    def mask(self, mask: Mask) -> None:
        """Hide from the rules whatever the pattern of `mask` finds (its whole match)."""
        if not self.signs.isdisjoint(mask.needs):
            found = self._hiding(mask.pattern)
            # One for one: the tags inside stay where they are.
            self.text = _edited(self.text, [Edit(m.start(), m.end(), MASK * len(m[0])) for m in found])

    def _hiding(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(pattern.finditer(self.text))
        if found:
            self.hidden = _merged(self.hidden, self.text, found)
        return found

    def pieces(self, write: Callable[[str], str] = str) -> list[str]:
        """The text between the tags, one piece more than there are cuts; `write` makes each fit for its page.

        Masks are lifted after writing, so that nothing typed can pass for a mark of ours.
        """
        shown = iter(self.hidden)
        places = [0, *(cut.place for cut in self.cuts), len(self.text)]
        return [
            MASKED.sub(lambda _: write(next(shown)), _raised(write(self.text[start:end])))
            for start, end in pairwise(places)
        ]


def _raised(text: str) -> str:
    return text.replace(RAISE, "<sup>").replace(LOWER, "</sup>")


def _merged(hidden: list[str], text: str, found: list[re.Match[str]]) -> list[str]:
    """The hidden characters in the order of the text, with those of `found` put in their place."""
    merged: list[str] = []
    at = taken = 0
    for match in found:
        before = text.count(MASK, at, match.start())
        merged += hidden[taken : taken + before]
        taken += before
        for character in match[0]:
            if character == MASK:
                merged.append(hidden[taken])
                taken += 1
            else:
                merged.append(character)
        at = match.end()
    return merged + hidden[taken:]


def _edited(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join([*pieces, text[at:]])


def _moved(cuts: list[Cut], edits: list[Edit]) -> Iterable[Cut]:
    """Where the tags stand after the edits. What is inserted beside a tag comes before an opening one and
    after a closing one: <em>mot</em>!  →  <em>mot</em> !"""
    ends = [edit.end for edit in edits]
    shifts = [0]
    for edit in edits:
        shifts.append(shifts[-1] + len(edit.new) - (edit.end - edit.start))
    for cut in cuts:
        nth = bisect_left(ends, cut.place)
        shift = shifts[nth]
        if nth < len(edits):
            edit = edits[nth]
            inside = edit.start < cut.place < edit.end
            at_end = edit.end == cut.place and (edit.start < edit.end or not cut.closing)
            if inside:
                yield Cut(edit.start + len(edit.new) + shift, cut.closing)
                continue
            shift = shifts[nth + 1] if at_end else shift
        yield Cut(cut.place + shift, cut.closing)


def swap(needs: str, pattern: str, new: str | Callable[[re.Match[str]], str], flags: int = 0) -> Rule:
    """A rule that replaces whatever `pattern` finds, in a text that has one of the signs of `needs`.

    Lookarounds keep the match to the signs that change.
    """
    compiled = re.compile(pattern, flags)

    def edits(text: str) -> list[Edit]:
        make = new if callable(new) else lambda _: new
        return [Edit(m.start(), m.end(), make(m)) for m in compiled.finditer(text)]

    return Rule(frozenset(needs), edits)


def swap_groups(needs: str, pattern: str, new: str, flags: int = 0) -> Rule:
    """A rule that replaces each group of what `pattern` finds, and leaves what lies between."""
    compiled = re.compile(pattern, flags)

    def edits(text: str) -> list[Edit]:
        spans = (m.span(group) for m in compiled.finditer(text) for group in range(1, compiled.groups + 1))
        return [Edit(start, end, new) for start, end in spans if start >= 0]

    return Rule(frozenset(needs), edits)


def rule(needs: str) -> Callable[[Callable[[str], Iterable[Edit]]], Rule]:
    """Make a rule of a function from a text to its edits."""
    return lambda edits: Rule(frozenset(needs), edits)
