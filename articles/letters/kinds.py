"""Which function makes which letter. The applications add theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..models import Letter


@dataclass(frozen=True)
class Message:
    """What a letter says: `known` is what its templates may name, `leave` the address by which one leaves,
    where one can; `gathered` the other letters, claimed, that it says too and that need not leave."""

    known: dict[str, Any] = field(default_factory=dict)
    leave: str = ""
    gathered: tuple[Letter, ...] = ()


class Share(StrEnum):
    """What one address may receive in a day is shared out: no letter takes the place of another kind."""

    NEWS = "news"  # what happens to it, or under what it follows
    QUESTIONS = "questions"  # anybody may have typed the address: is it yours?
    REPORTS = "reports"  # anybody may have typed the address: your report has arrived
    ASKED = "asked"  # its owner waits for it; bounded by who puts it


Compose = Callable[[Letter], Message | None]
Tell = Callable[[Letter], None]

COMPOSED: dict[str, Compose] = {}
TOLD: dict[str, Tell] = {}
SHARES: dict[str, Share] = {}


def composes(kind: str, share: Share = Share.NEWS) -> Callable[[Compose], Compose]:
    """This function says what a letter of this kind says of what is true now; None, it has no object left.
    Raises NotYet where its object is out of sight."""

    def keep(compose: Compose) -> Compose:
        COMPOSED[kind], SHARES[kind] = compose, share
        return compose

    return keep


def tells(kind: str) -> Callable[[Tell], Tell]:
    """This function puts the letters that a piece of news causes, within the transaction that closes it.
    Raises Stale where the news is no longer true: it may become so again; NotYet where its object is out of
    sight."""

    def keep(tell: Tell) -> Tell:
        TOLD[kind] = tell
        return tell

    return keep


def kinds_of(share: Share) -> list[str]:
    """The kinds of letters that have this share of the day together."""
    return [kind for kind, of in SHARES.items() if of == share]


class Stale(Exception):
    """The news has no object left."""


class NotYet(Exception):
    """What it is about is true and out of sight: a text that was withdrawn may return."""
