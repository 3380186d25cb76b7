"""What a page shows, noted while it is made; and until when it holds."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


class Shown:
    """The names of what one page shows, the instant (seconds of the epoch) that changes it by itself, what
    was read for it once; the key of the shell that it is put together from, if it is; and the moment of the
    memory when its making began, if a memory keeps it."""

    __slots__ = ("began", "names", "read", "shell", "until")

    def __init__(self, began: int | None = None) -> None:
        self.began = began
        self.names: set[str] = set()
        self.until: float | None = None
        self.read: dict[Hashable, Any] = {}
        self.shell: Hashable = None

    def take(self, other: "Shown") -> None:
        """It shows all that this other shows, and holds no longer."""
        self.names |= other.names
        self.hold_until(other.until)

    def hold_until(self, instant: float | None) -> None:
        """It changes by itself at this instant, in seconds of the epoch; None, never."""
        if instant is not None:
            self.until = instant if self.until is None else min(instant, self.until)


_making: ContextVar[Shown | None] = ContextVar("page_being_made", default=None)


@contextmanager
def being_made(began: int | None = None) -> Iterator[Shown]:
    """While this lasts, what the thread shows is noted. A part begins with its page: it may show what was
    read for the page before."""
    page = _making.get()
    shown = Shown(page.began if page else began)
    token = _making.set(shown)
    try:
        yield shown
    finally:
        _making.reset(token)


def shows(*names: str) -> None:
    """The page being made shows these things or sets; nothing happens where none is."""
    shown = _making.get()
    if shown is not None:
        shown.names.update(names)


def holds_until(instant: float | None) -> None:
    """The page being made changes by itself at this instant, in seconds of the epoch; None, never."""
    shown = _making.get()
    if shown is not None:
        shown.hold_until(instant)


def page_being_made() -> Shown | None:
    """What the page being made shows so far; None where none is."""
    return _making.get()


def names_shown() -> frozenset[str]:
    """What the page being made shows so far; nothing where none is."""
    shown = _making.get()
    return frozenset(shown.names) if shown else frozenset()
