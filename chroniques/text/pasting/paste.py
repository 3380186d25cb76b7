"""The state of one paste: its notes, what it lost, what it brings along."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chroniques.text.pasting.losses import Losses
from chroniques.text.pasting.notes import Notes


@dataclass(frozen=True)
class PastedPicture:
    """A picture that the paste held: the text calls it `image:name`; `data` is its `data:` address."""

    name: str
    alt: str
    data: str


@dataclass
class Paste:
    """`base`: the address of the page, for its relative links. `levels`: what each level of heading becomes.
    `writers`: by kind of element, what writes those that are more than their words."""

    losses: Losses
    notes: Notes
    writers: dict[str, Callable[..., Any]]
    base: str = ""
    levels: dict[int, int] = field(default_factory=dict)
    pictures: dict[str, PastedPicture] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
