"""What a rule finds: points, each with its colour, a sentence, and the way to the place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from .proof import Proof


class Colour(StrEnum):
    """Nothing to do, worth a look, to be mended."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


WORST = (Colour.RED, Colour.AMBER, Colour.GREEN)


class Place(NamedTuple):
    """Where a point is: a field of the form, a line of the text, a picture of the library."""

    kind: str  # "field", "line", "picture"
    at: Any


class Point(NamedTuple):
    """One thing that a rule says."""

    colour: Colour
    said: str
    place: Place | None = None


Check = Callable[[Proof], Iterable[Point]]


@dataclass(frozen=True)
class Finding:
    """What one rule says of a text; it blocks where one of its points is red and the site chose so."""

    rule: str
    label: str
    points: tuple[Point, ...]
    blocks: bool = False

    @property
    def colour(self) -> Colour:
        """That of its worst point."""
        return colour_of(point.colour for point in self.points)

    def refuses(self) -> bool:
        """Does it keep the text from going out?"""
        return self.blocks and self.colour == Colour.RED


def colour_of(colours: Iterable[Colour]) -> Colour:
    """The worst of these; green where there is none."""
    found = set(colours)
    return next((colour for colour in WORST if colour in found), Colour.GREEN)


def signed_off(proof: Proof, rules: Iterable[Any], blocking: Iterable[str]) -> list[Finding]:
    """What each of these rules says; `blocking`: the names of those that keep a text from going out."""
    blocks = set(blocking)
    return [
        Finding(rule.name, str(rule.label), tuple(rule.check(proof)), rule.name in blocks) for rule in rules
    ]


def refusals(findings: Iterable[Finding]) -> list[str]:
    """Why the text may not go out, a sentence for each red point of what blocks."""
    refusing = (finding for finding in findings if finding.blocks)
    return [point.said for finding in refusing for point in finding.points if point.colour == Colour.RED]
