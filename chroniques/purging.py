"""Telling the shared cache in front what changed: one PURGE with the names, after the commit.

One thread of one process of the machine follows the log of changes, as kept pages do; no reader waits for it.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import Error

from articles.changes import ChangeLog
from chroniques.background import lease
from chroniques.pagecache import ALL, LONGEST_LABEL, Log, of_this_machine

LOOK = 0.05  # seconds between two looks at whether somebody of this machine has written
EVERY = 1.0  # seconds between two readings of the log when nobody has
# An answer that was under way when its name was purged may be kept by the cache after that.
AGAIN = 10.0  # seconds until the same names are purged once more
LONGEST_WAIT = 60.0  # seconds between two tries, where the cache does not answer
MOST = 5000  # names that wait; beyond, everything is purged
PATIENCE = 5.0  # seconds for the cache to answer
log = logging.getLogger(__name__)


class Purger:
    """Names that changed, until the cache has been told of them twice."""

    def __init__(self, changes: Log, tell: Callable[[str], None]) -> None:
        self.changes = changes
        self.tell = tell
        self.fresh: set[str] = set()
        self.again: set[str] = set()
        self.told: deque[tuple[float, set[str]]] = deque()
        self.failures = 0
        self.next_try = 0.0

    def look(self, now: float) -> None:
        """Read the log, and tell the cache what waits, if it is time. Raises django.db.Error."""
        names = self.changes.news()
        self.fresh |= {ALL} if names is None else names
        while self.told and self.told[0][0] <= now:
            self.again |= self.told.popleft()[1]
        if ALL in self.fresh or len(self.fresh) > MOST:
            self.fresh = {ALL}
        if now >= self.next_try and (waiting := self.fresh | self.again):
            self._tell({ALL} if ALL in waiting else waiting, now)

    def _tell(self, waiting: set[str], now: float) -> None:
        try:
            for names in _in_headers(waiting):
                self.tell(names)
        except OSError as error:
            self._put_off(now, error)
            return
        if self.fresh:
            self.told.append((now + AGAIN, self.fresh))
        self.fresh, self.again, self.failures = set(), set(), 0

    def _put_off(self, now: float, error: OSError) -> None:
        if not self.failures:
            log.error("The cache at PURGE_URL does not answer; it will be tried again. %s", error)
        self.next_try = now + min(LONGEST_WAIT, 2.0**self.failures)
        self.failures += 1


def _in_headers(names: set[str]) -> Iterator[str]:
    """The names, as many to a header as it may hold."""
    line = ""
    for name in sorted(names):
        if line and len(line) + len(name) >= LONGEST_LABEL:
            yield line
            line = ""
        line = f"{line} {name}".strip()
    yield line


def purge(names: str) -> None:
    """One request. Raises OSError where the cache does not answer, or refuses."""
    request = Request(settings.PURGE_URL, method="PURGE", headers={"Surrogate-Key": names})  # noqa: S310
    with urlopen(request, timeout=PATIENCE):  # noqa: S310  # the scheme was checked at the start
        pass


def start() -> None:
    """Begin the thread; every worker does, the holder of the lease alone works."""
    threading.Thread(target=_for_ever, args=(threading.Event(),), name="purge", daemon=True).start()


def _for_ever(stop: threading.Event) -> None:
    while (held := lease(Path(settings.DATA_DIR) / "purge.lock")) is None:
        if stop.wait(EVERY):
            return
    with held:
        _follow(Purger(ChangeLog(), purge), stop)


def _follow(purger: Purger, stop: threading.Event) -> None:
    """Look at once when somebody of the machine has written, and every so often."""
    generation, heard, due = of_this_machine(), b"", 0.0
    while not stop.wait(LOOK):
        now = monotonic()
        if (value := generation.value()) == heard and now < due:
            continue
        heard, due = value, now + EVERY
        try:
            purger.look(now)
        except Error as error:
            log.warning("What changed cannot be read; it will be tried again. %s", error)
