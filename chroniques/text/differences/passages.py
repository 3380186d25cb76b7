"""What a reader is shown of two texts: paragraphs, what stays in each told from what came or went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, takewhile

from chroniques.text.differences.tokens import BREAK, Token


class Kind(StrEnum):
    """Of a piece: in both texts, in the first alone, in the second alone; what moved, where it came to and
    where it stood. A passage that mixes them is CHANGED."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    MOVED = "moved"
    LEFT = "left"
    CHANGED = "changed"


FLAGGED = {Kind.GONE, Kind.NEW, Kind.MOVED, Kind.LEFT}


@dataclass(frozen=True)
class Piece:
    """Some words of one kind, as they are written."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a note by its label; `formerly`: the label that it had."""

    kind: Kind
    pieces: tuple[Piece, ...]
    label: str = ""
    formerly: str = ""


@dataclass(frozen=True)
class Step:
    """One token of the way from the first text to the second; or, whole, a passage that moved."""

    kind: Kind
    token: Token
    inside: tuple["Step", ...] = ()


def passages(steps: Iterable[Step]) -> list[Passage]:
    """The paragraphs that these steps make, in order."""
    found: list[Passage] = []
    waiting: list[Step] = []
    for step in steps:
        if step.inside:
            found += [*_passage(waiting), *_passage(step.inside, step.kind)]
            waiting = []
            continue
        waiting.append(step)
        if step.token.key == BREAK and _closes(waiting):
            found += _passage(waiting)
            waiting = []
    return [*found, *_passage(waiting)]


def pieces(steps: Sequence[Step]) -> tuple[Piece, ...]:
    """The same, with what follows each other in one piece; an end of paragraph that came or went is shown."""
    last = next((place for place in reversed(range(len(steps))) if steps[place].token.key != BREAK), -1)
    written = [(step.kind, _written(step)) for step in steps[: last + 1]]
    runs = [
        Piece(kind, "".join(text for _kind, text in run))
        for kind, run in groupby(written, key=lambda said: said[0])
    ]
    return tuple(_spaced(runs))


def _spaced(runs: list[Piece]) -> list[Piece]:
    """The same, the space after words that came or went given to what stays: no line is drawn under it."""
    for place in range(1, len(runs)):
        near = reversed(runs[max(0, place - 2) : place])
        changed = list(takewhile(lambda piece: piece.kind in FLAGGED, near))
        tail = changed[0].text[-1:] if changed else ""
        if runs[place].kind == Kind.SAME and tail == " " and all(map(_ends_a_word, changed)):
            for rank in range(place - len(changed), place):
                runs[rank] = replace(runs[rank], text=runs[rank].text[:-1])
            runs[place] = replace(runs[place], text=tail + runs[place].text)
    return runs


def _ends_a_word(piece: Piece) -> bool:
    return piece.text[-1] == " " and piece.text[-2:-1] != "«"


def _closes(steps: Sequence[Step]) -> bool:
    """Does this end of paragraph end a passage? Not where a paragraph was cut in two, or two became one."""
    kind = steps[-1].kind
    return kind == Kind.SAME or all(step.kind == kind for step in steps)


def _passage(steps: Sequence[Step], moved: Kind | None = None) -> list[Passage]:
    shown = pieces(steps)
    if not shown:
        return []
    kinds = {piece.kind for piece in shown}
    return [Passage(moved or (kinds.pop() if len(kinds) == 1 else Kind.CHANGED), shown)]


def _written(step: Step) -> str:
    if step.token.key != BREAK:
        return step.token.text + step.token.space
    return "\n\n" if step.kind == Kind.SAME else "¶\n\n"
