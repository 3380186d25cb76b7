"""Two editors on one text: what each changed since the version that both had, put together field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chroniques.text.differences import Passage, differences
from chroniques.text.differences.threeway import Part, Side, composed, merge

from ..models.snapshot import Snapshot
from .fields import FieldChange, change_of


@dataclass(frozen=True)
class Collision:
    """What both changed, each in their own way: its name on the form, theirs, mine, what is chosen."""

    name: str
    label: str
    theirs: str
    mine: str
    choice: str
    passages: tuple[Passage, ...] = ()  # from what both had to theirs, where it is of the text
    number: int = 0  # its rank among those of the text, from 1


@dataclass
class Merge:
    """What came of it: the fields as they would be saved, what was taken from theirs, what collides."""

    fields: dict[str, Any] = field(default_factory=dict)
    taken: list[FieldChange] = field(default_factory=list)
    taken_words: list[Passage] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    beside: list[FieldChange] = field(default_factory=list)  # what they changed too, and mine stays


def merged(base: Snapshot, theirs: Snapshot, mine: Snapshot, choices: Mapping[str, str]) -> Merge:
    """`mine` holds the fields of the form. `choices`: for each collision by its name, "theirs", "mine" (as
    where nothing is said) or, in the text, "both"."""
    found = Merge()
    for name, own in mine.items():
        if name == "body":
            _merge_body(found, str(base.get(name, "")), str(theirs.get(name, "")), own, choices)
        elif theirs.get(name) != own:
            _merge_field(found, name, base.get(name), theirs.get(name), own, choices)
    return found


def _merge_field(
    found: Merge, name: str, base: Any, theirs: Any, mine: Any, choices: Mapping[str, str]
) -> None:
    if theirs == base:
        return
    if mine == base:
        found.fields[name] = theirs
        found.taken.append(change_of(name, base, theirs))
        return
    said, choice = change_of(name, theirs, mine), choices.get(name, "mine")
    found.collisions.append(Collision(name, said.label, said.before, said.after, choice))
    found.fields[name] = theirs if choice == "theirs" else mine


def _merge_body(found: Merge, base: str, theirs: str, mine: str, choices: Mapping[str, str]) -> None:
    parts = merge(base, theirs, mine)
    chosen = {rank: choices.get(f"body-{rank}", "mine") for rank in range(len(parts))}
    found.fields["body"] = composed(parts, chosen)
    for rank, part in enumerate(parts):
        if part.side == Side.COLLIDES:
            number = 1 + sum(bool(one.number) for one in found.collisions)
            found.collisions.append(_collision(f"body-{rank}", part, chosen[rank], number))
    taken = composed([_as_taken(part) for part in parts], {})
    found.taken_words = [one for one in differences(base, taken) if one.kind != "same" or one.formerly]


def _collision(name: str, part: Part, choice: str, number: int) -> Collision:
    words = tuple(differences(part.base, part.theirs))
    return Collision(name, "", part.theirs.strip(), part.mine.strip(), choice, words, number)


def _as_taken(part: Part) -> Part:
    """The part as it was, unless they alone changed it."""
    text = part.theirs if part.side == Side.THEIRS else part.base
    return Part(Side.KEPT, text, text, text)
