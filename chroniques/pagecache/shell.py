"""A page in two: the shell, kept, and its live parts, rendered each time that the page is put together."""

import re
import secrets
from collections.abc import Callable, Hashable
from contextvars import ContextVar

from .coding import decoded, encoded
from .things import things

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
    """The page: its shell as it was kept under this key, or as it is rendered now, with its live parts."""
    shell, parts = things.kept(key, set(), lambda: _shell(render), size=_size)
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
