"""The memory of one process: what it keeps, under which names, within how many bytes."""

import threading
from collections.abc import Hashable, Iterable
from typing import Protocol

# Beyond so many names changed in the lifetime of a page in the making, it is simpler to keep none of those.
NAMES_REMEMBERED = 10_000


class Kept(Protocol):
    """What can be kept: it has a size in bytes, and says whether it served since it was last looked at."""

    size: int
    used: bool


class Memory:
    """Pages and things by their keys, dropped when one of their names changes, or the least used first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit  # bytes
        self.held = 0
        self.counted: dict[Hashable, int] = {}  # the size of each, when it was last counted in what is held
        self.kept: dict[Hashable, Kept] = {}
        self.names: dict[Hashable, frozenset[str]] = {}
        self.keys: dict[str, set[Hashable]] = {}
        self.moment = 0  # counts the batches of changes; a page in the making remembers when it began
        self.changed: dict[str, int] = {}
        self.horizon = 0
        self.lock = threading.Lock()

    def keep(self, key: Hashable, kept: Kept, names: Iterable[str], began: int) -> bool:
        """Keep it, unless one of its names changed since the moment when its making began."""
        named = frozenset(names)
        with self.lock:
            if began < self.horizon or any(self.changed.get(name, 0) > began for name in named):
                return False
            self._drop(key)
            self.kept[key], self.names[key] = kept, named
            for name in named:
                self.keys.setdefault(name, set()).add(key)
            self._count(key, kept)
        return True

    def forget(self, names: Iterable[str]) -> None:
        """Drop all that shows one of these."""
        with self.lock:
            self.moment += 1
            for name in names:
                self.changed[name] = self.moment
                for key in tuple(self.keys.get(name, ())):
                    self._drop(key)
            if len(self.changed) > NAMES_REMEMBERED:
                self.changed.clear()
                self.horizon = self.moment

    def forget_all(self) -> None:
        """Drop everything: nobody knows what changed."""
        with self.lock:
            self.moment += 1
            self.horizon = self.moment
            self.kept.clear()
            self.names.clear()
            self.keys.clear()
            self.counted.clear()
            self.changed.clear()
            self.held = 0

    def drop(self, key: Hashable) -> None:
        """Drop this one."""
        with self.lock:
            self._drop(key)

    def grew(self, key: Hashable) -> None:
        """What is kept under this key, if anything still is, may have another size than before."""
        with self.lock:
            if kept := self.kept.get(key):
                self._count(key, kept)

    def _count(self, key: Hashable, kept: Kept) -> None:
        size = kept.size
        self.held += size - self.counted.get(key, 0)
        self.counted[key] = size
        self._make_room()

    def _drop(self, key: Hashable) -> None:
        kept = self.kept.pop(key, None)
        if kept is None:
            return
        self.held -= self.counted.pop(key)
        for name in self.names.pop(key):
            keys = self.keys[name]
            keys.discard(key)
            if not keys:
                del self.keys[name]

    def _make_room(self) -> None:
        """Drop the oldest that has not served since it was last looked at, until all fits."""
        while self.held > self.limit and self.kept:
            key, kept = next(iter(self.kept.items()))
            if kept.used:
                kept.used = False
                self.kept[key] = self.kept.pop(key)
            else:
                self._drop(key)
