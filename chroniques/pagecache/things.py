"""What pages have in common, kept in memory like them: the settings, fragments, the hours to come."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from time import time
from typing import Any, TypeVar

from .memory import Memory
from .shown import being_made, holds_until, page_being_made, shows

Value = TypeVar("Value")
OVERHEAD = 1000  # bytes: about what Python spends on a value beside its text


class Thing:
    """A value as the memory counts it, and the names of all that was read for it."""

    __slots__ = ("names", "size", "until", "used", "value")

    def __init__(self, value: Any, names: set[str], until: float | None, size: int) -> None:
        self.value = value
        self.names = names
        self.until = until
        self.size = size + OVERHEAD
        self.used = False

    def is_over(self) -> bool:
        """Has time changed it?"""
        return self.until is not None and time() >= self.until


class Things:
    """The things that this process keeps, for the pages that it makes: the admin and the shell read anew.

    Where nothing keeps pages, a thing is read once for each page.
    """

    def __init__(self) -> None:
        self.memory: Memory | None = None

    def kept(
        self,
        key: Hashable,
        names: set[str],
        make: Callable[[], Value],
        size: Callable[[Value], int] = lambda value: 0,
    ) -> Value:
        """What `make` gives, kept until one of these names changes, or of what it read, or until its hour.
        The page shows them, and holds no longer."""
        page = page_being_made()
        shows(*names)
        if page is None:
            return make()
        if self.memory is None:
            if key not in page.read:
                page.read[key] = make()
            return page.read[key]
        thing = self.memory.kept.get(key)
        if not isinstance(thing, Thing) or thing.is_over():
            thing = self._made(self.memory, key, names, make, size)
        thing.used = True
        shows(*thing.names)
        holds_until(thing.until)
        return thing.value

    def known(self, key: str, name: str, make: Callable[[], Value]) -> Value:
        """The same, for what the page does not show: it does not change with it."""
        if page_being_made() is None:
            return make()
        with being_made():
            return self.kept(key, {name}, make)

    def _made(
        self,
        memory: Memory,
        key: Hashable,
        names: set[str],
        make: Callable[[], Value],
        size: Callable[[Value], int],
    ) -> Thing:
        with being_made(memory.moment) as shown:
            value = make()
        thing = Thing(value, {*names, *shown.names}, shown.until, size(value))
        memory.keep(key, thing, thing.names, shown.began or 0)
        return thing


things = Things()
kept = things.kept


@contextmanager
def page_in_the_making() -> Iterator[None]:
    """While this lasts a page is made, which nobody keeps whole; nothing more where the entry notes it."""
    if page_being_made() is not None:
        yield
        return
    with being_made(things.memory.moment if things.memory else None):
        yield


def is_kept() -> bool:
    """Will the page being made be kept, so that it must say until when it holds?"""
    return things.memory is not None


def remembered(name: str, read: Callable[[], Value]) -> Value:
    """A value that everything which shows this name has in common."""
    return things.kept(("remembered", name), {name}, read)


def known(name: str, read: Callable[[], Value]) -> Value:
    """A value that goes with this name, and that no page shows."""
    return things.known(f"known {name}", name, read)


def fragment(key: Hashable, names: set[str], render: Callable[[], str]) -> str:
    """A part of a page, rendered once; kept as bytes, for one typographic sign doubles what a text takes."""
    return things.kept(("fragment", key), names, lambda: render().encode(), len).decode()
