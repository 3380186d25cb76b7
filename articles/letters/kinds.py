"""Which function makes which letter. The applications add theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..models import Letter


@dataclass(frozen=True)
class Message:
    """What a letter says: `known` is what its templates may name, `leave` the address by which one leaves,
    where one can; `gathered` the other letters, claimed, that it says too and that need not leave."""

    known: dict[str, Any] = field(default_factory=dict)
    leave: str = ""
    gathered: tuple[Letter, ...] = ()


Compose = Callable[[Letter], Message | None]
Tell = Callable[[Letter], None]

COMPOSED: dict[str, Compose] = {}
TOLD: dict[str, Tell] = {}


def composes(kind: str) -> Callable[[Compose], Compose]:
    """This function says what a letter of this kind says of what is true now; None, it has no object left."""

    def keep(compose: Compose) -> Compose:
        COMPOSED[kind] = compose
        return compose

    return keep


def tells(kind: str) -> Callable[[Tell], Tell]:
    """This function puts the letters that a piece of news causes, within the transaction that closes it.
    Raises Stale where the news is no longer true: it may become so again."""

    def keep(tell: Tell) -> Tell:
        TOLD[kind] = tell
        return tell

    return keep


class Stale(Exception):
    """The news has no object left."""
