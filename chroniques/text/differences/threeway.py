"""Two texts that were made of one, put together by sentences: what does not collide goes in by itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from chroniques.text.differences.matching import Budget, matched
from chroniques.text.differences.notes import apart
from chroniques.text.lines import NOTE

UNIT = re.compile(r"((?<=[.!?…»])[ \t]+|\n\s*)")


class Side(StrEnum):
    """Whose a part is: nobody changed it, one did, both in the same way, or both each in their own."""

    KEPT = "kept"
    THEIRS = "theirs"
    MINE = "mine"
    ALIKE = "alike"
    COLLIDES = "collides"


@dataclass(frozen=True)
class Part:
    """Some sentences: as they were, as they have them, as I have them."""

    side: Side
    base: str
    theirs: str
    mine: str


Hunk = tuple[int, int, Side, tuple[str, ...]]  # from, to (of the base), by whom, what stands there now


def merge(base: str, theirs: str, mine: str) -> list[Part]:
    """The parts of the text that both make, in order. A label that both gave to a new note stays theirs."""
    budget = Budget()
    old, new = _units(base), _units(theirs)
    own = _units(_with_free_labels(base, theirs, mine))
    hunks = sorted([*_hunks(old, new, Side.THEIRS, budget), *_hunks(old, own, Side.MINE, budget)])
    parts: list[Part] = []
    place = 0
    for start, end, group in _clusters(hunks):
        kept = "".join(old[place:start])
        parts += [Part(Side.KEPT, kept, kept, kept)] if kept else []
        parts.append(_part(old, start, end, group))
        place = end
    kept = "".join(old[place:])
    return [*parts, *([Part(Side.KEPT, kept, kept, kept)] if kept else [])]


def composed(parts: Sequence[Part], choices: Mapping[int, str]) -> str:
    """The text: of what collides, by its rank among the parts, mine unless the choice is theirs, or both."""
    return "".join(_chosen(part, choices.get(rank, "mine")) for rank, part in enumerate(parts)).strip("\n")


def _chosen(part: Part, choice: str) -> str:
    if part.side in {Side.KEPT, Side.THEIRS}:
        return part.theirs
    if part.side == Side.COLLIDES and choice != "mine":
        return part.theirs if choice == "theirs" else _both(part.theirs, part.mine)
    return part.mine


def _both(one: str, other: str) -> str:
    joint = "" if not one or one[-1:].isspace() or other[:1].isspace() else " "
    return f"{one}{joint}{other}"


def _units(text: str) -> list[str]:
    """Sentences and what stands between them; joined, they are the text, which ends with a paragraph."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return [unit for unit in UNIT.split(f"{whole}\n\n") if unit] if whole else []


def _hunks(old: list[str], new: list[str], side: Side, budget: Budget) -> Iterator[Hunk]:
    """Where one differs from the base."""
    same = [(-1, -1), *matched(old, new, budget), (len(old), len(new))]
    for (start, begin), (end, stop) in pairwise(same):
        if end - start > 1 or stop - begin > 1:
            yield start + 1, end, side, tuple(new[begin + 1 : stop])


def _clusters(hunks: list[Hunk]) -> Iterator[tuple[int, int, list[Hunk]]]:
    """The hunks that meet, together: those that overlap, or put something in at one place."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and not _meets(group, hunk):
            yield group[0][0], max(one[1] for one in group), group
            group = []
        group.append(hunk)
    if group:
        yield group[0][0], max(one[1] for one in group), group


def _meets(group: list[Hunk], hunk: Hunk) -> bool:
    end = max(one[1] for one in group)
    return hunk[0] < end or any(one[:2] == hunk[:2] for one in group)


def _part(old: list[str], start: int, end: int, group: list[Hunk]) -> Part:
    base = "".join(old[start:end])
    theirs, mine = (_side(old, start, end, group, side) for side in (Side.THEIRS, Side.MINE))
    sides = {hunk[2] for hunk in group}
    if len(sides) == 1:
        return Part(sides.pop(), base, theirs, mine)
    if theirs == mine:
        return Part(Side.ALIKE, base, theirs, mine)
    if not base and _only_notes(theirs) and _only_notes(mine):
        return Part(Side.MINE, base, theirs, _both(theirs, mine))
    return Part(Side.COLLIDES, base, theirs, mine)


def _side(old: list[str], start: int, end: int, group: list[Hunk], side: Side) -> str:
    """These sentences as one side has them."""
    written, place = "", start
    for begin, stop, whose, units in group:
        if whose == side:
            written += "".join(old[place:begin]) + "".join(units)
            place = stop
    return written + "".join(old[place:end])


def _only_notes(text: str) -> bool:
    return all(NOTE.match(line) or not line.strip() or line.startswith("    ") for line in text.split("\n"))


def _with_free_labels(base: str, theirs: str, mine: str) -> str:
    """Mine, its new notes called otherwise where theirs gave the same label to another one."""
    old, new, own = (apart(text)[1] for text in (base, theirs, mine))
    taken = {*new, *own}
    for label, text in own.items():
        if label not in old and label in new and new[label] != text:
            free = _free(label, taken)
            taken.add(free)
            mine = mine.replace(f"[^{label}]", f"[^{free}]")
    return mine


def _free(label: str, taken: set[str]) -> str:
    if label.isdecimal():
        return str(max(int(name) for name in taken if name.isdecimal()) + 1)
    return next(name for number in range(2, len(taken) + 3) if (name := f"{label}-{number}") not in taken)
