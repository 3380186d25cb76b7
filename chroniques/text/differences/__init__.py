"""What changed from one Markdown source to another, as a person reads it.

Sentences are matched first, what moved is told from what was written; then the words of the sentences that
changed. Notes are matched by their labels. Neither a space nor the form of an apostrophe is a change: French
type is set when the text is rendered. The time is bounded whatever the texts.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from chroniques.text.differences import notes as footnotes
from chroniques.text.differences.matching import Budget
from chroniques.text.differences.passages import Kind, Passage, Piece, passages
from chroniques.text.differences.shown import Fold, folded, words_changed
from chroniques.text.differences.steps import steps
from chroniques.text.differences.tokens import tokens_of

__all__ = ["Fold", "Kind", "Passage", "Piece", "differences", "folded", "words_changed"]

BLANK = re.compile(r"\n\s*\n")


def differences(before: str, after: str) -> list[Passage]:
    """The paragraphs of both texts in one order, then their notes, each with a label."""
    budget = Budget()
    (one, old), (other, new) = footnotes.apart(before), footnotes.apart(after)
    names = footnotes.renamed(old, new)
    return [
        *_paragraphs(one, other, names, budget),
        *(_note(*pair, budget) for pair in footnotes.pairs(old, new, names)),
    ]


def _paragraphs(one: str, other: str, names: dict[str, str], budget: Budget) -> list[Passage]:
    """Those at the beginning and at the end that nobody touched are not looked into."""
    ones, others = BLANK.split(one.strip()), BLANK.split(other.strip())
    renames = any(label != now for label, now in names.items())
    head = _alike(ones, others, renames)
    tail = _alike(ones[head:][::-1], others[head:][::-1], renames)
    middle = ["\n\n".join(side[head : len(side) - tail]) for side in (ones, others)]
    found = passages(steps(tokens_of(middle[0], names), tokens_of(middle[1]), budget))
    return [*_same(others[:head]), *found, *_same(others[len(others) - tail :])]


def _alike(ones: Iterable[str], others: Iterable[str], renames: bool) -> int:
    """How many are the same from the first; where notes were numbered anew, one that calls any is not."""
    both = zip(ones, others, strict=False)
    alike = takewhile(lambda two: two[0] == two[1] and not (renames and "[^" in two[0]), both)
    return sum(1 for _two in alike)


def _same(paragraphs: list[str]) -> list[Passage]:
    return [Passage(Kind.SAME, (Piece(Kind.SAME, text),)) for text in paragraphs if text]


def _note(formerly: str, label: str, before: str, after: str, budget: Budget) -> Passage:
    """One note: the paragraphs that it has make one passage."""
    parts = passages(steps(tokens_of(before), tokens_of(after), budget))
    kinds = {part.kind for part in parts}
    kind = kinds.pop() if len(kinds) == 1 else Kind.CHANGED
    if not (formerly and label):
        kind = Kind.NEW if label else Kind.GONE
    was = formerly if label and formerly != label else ""
    return Passage(kind, _joined(parts), label or formerly, was)


def _joined(parts: list[Passage]) -> tuple[Piece, ...]:
    """The pieces of several paragraphs, with an end of paragraph between two."""
    found: list[Piece] = []
    for part in parts:
        found += [Piece(Kind.SAME, "\n\n")] if found else []
        found += part.pieces
    return tuple(found)
