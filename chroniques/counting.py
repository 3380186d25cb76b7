"""What this process has counted since it began: plain numbers, each under a name and its labels. Pure.

They only grow. Who watches takes a copy of them now and then; nothing here waits for a disk or a base.
"""

import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

Labels = tuple[tuple[str, str], ...]
Number = tuple[str, Labels]
# Seconds: what a page, or the screening of an avis, may take. One that takes more stands under "+Inf".
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
BUCKETS = (*(f"{bound:g}" for bound in BOUNDS), "+Inf")
_numbers: dict[Number, float] = {}
_lock = threading.Lock()


def count(name: str, by: float = 1, /, **labels: str) -> None:
    """So much more of this."""
    key = (name, tuple(sorted(labels.items())))
    with _lock:
        _numbers[key] = _numbers.get(key, 0) + by


def observe(name: str, seconds: float, **labels: str) -> None:
    """Something took this long: one more in its bucket, so much more in all."""
    count(f"{name}_bucket", 1, le=BUCKETS[bisect_left(BOUNDS, seconds)], **labels)
    count(f"{name}_sum", seconds, **labels)


@contextmanager
def observed(name: str, **labels: str) -> Iterator[None]:
    """What is done meanwhile takes its time, which is observed; not that of what fails."""
    began = perf_counter()
    yield
    observe(name, perf_counter() - began, **labels)


def counted() -> Mapping[Number, float]:
    """All of it, as it is now."""
    with _lock:
        return dict(_numbers)
