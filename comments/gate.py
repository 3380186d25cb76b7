"""Few avis are kept at a time: readers never queue behind who writes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 2  # in a worker: two use a core fully
LONGEST_WAIT = 20.0  # seconds; a browser waits longer, a person hardly


class Busy(RuntimeError):
    """Too many avis arrive at once; `wait` is in seconds."""

    wait = 10


class Gate:
    """Lets so many in at a time; so many more wait at most, and each for so long (in seconds)."""

    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        self.inside = threading.BoundedSemaphore(at_once)
        self.around = threading.BoundedSemaphore(at_once + waiting)
        self.patience = patience

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Inside, once there is room; Busy where there will be none in time."""
        if not self.around.acquire(blocking=False):
            raise Busy
        try:
            if not self.inside.acquire(timeout=self.patience):
                raise Busy
            try:
                yield
            finally:
                self.inside.release()
        finally:
            self.around.release()
