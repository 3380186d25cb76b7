"""A page in two: the shell, kept, and its live parts, rendered each time that the page is put together."""

import re
import secrets
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from time import time

from .coding import decoded, encoded
from .page import Headers
from .shown import holds_until, page_being_made, shows
from .things import OVERHEAD, Thing, things

# A shell serves when its page is put together again: the quickest level, which divides it by four.
LEVELS = {"br": 0}
CONTEXT = 30_000  # bytes: about what the live parts of a text hold to be rendered
Part = Callable[[], str]
# Drawn when the process starts: no text that anybody types can hold it.
SECRET = secrets.token_hex(16)
PLACE = re.compile(f"{SECRET}-([0-9]+);")
_parts: ContextVar[list[Part] | None] = ContextVar("parts_of_the_shell", default=None)


def filled_later(part: Part) -> str | None:
    """The mark of a live part in the shell being made; None where none is: it is rendered on the spot."""
    parts = _parts.get()
    if parts is None:
        return None
    parts.append(part)
    return f"{SECRET}-{len(parts) - 1};"


def put_together(key: Hashable, render: Callable[[], str]) -> str:
    """The page: its shell as it was kept under this key, or as it is rendered now, with its live parts. Its
    answer holds this and no more, so that it can be given again without what rendered it (`again`)."""
    filled = _filled(things.kept(key, set(), lambda: _shell(render), size=_size))
    if page := page_being_made():
        page.shell = key
    return filled


class Answered:
    """What the site said with a page that it put together, and until when the page held: what gives it again,
    as long as its shell is kept, when a live part has changed."""

    __slots__ = ("headers", "shell", "size", "until", "used")

    def __init__(self, shell: Hashable, headers: Headers, until: float | None) -> None:
        self.shell = shell
        self.headers = headers
        self.until = until
        self.size = OVERHEAD + sum(len(name) + len(value) for name, value in headers)
        self.used = True

    def again(self) -> str | None:
        """The page as it is now; None where its shell went, or its hour came: the site makes it."""
        thing = things.memory.kept.get(self.shell) if things.memory else None
        if not isinstance(thing, Thing) or thing.is_over() or (self.until and time() >= self.until):
            return None
        self.used = thing.used = True
        shows(*thing.names)
        holds_until(self.until)
        return _filled(thing.value)


def _filled(made: tuple[bytes, list[Part]]) -> str:
    shell, parts = made
    return PLACE.sub(lambda place: parts[int(place[1])](), decoded(shell, "br").decode())


def _size(made: tuple[bytes, list[Part]]) -> int:
    return len(made[0]) + (CONTEXT if made[1] else 0)


def _shell(render: Callable[[], str]) -> tuple[bytes, list[Part]]:
    """The shell, compressed, and what fills its places."""
    parts: list[Part] = []
    token = _parts.set(parts)
    try:
        shell = render()
    finally:
        _parts.reset(token)
    return encoded(shell.encode(), "br", LEVELS), parts
