"""A thread of each process, which lays a copy of its numbers every few seconds: no reader waits for it."""

import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

from chroniques.counting import Number, counted
from chroniques.pagecache import Entry

from . import shelf

EVERY = 5.0  # seconds
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes
STATM = Path("/proc/self/statm")
log = logging.getLogger(__name__)
Reading = Callable[[], tuple[dict[Number, float], dict[Number, float]]]


def start(site: Any = None) -> None:
    """Begin the thread, for the process in which this entry, if it is one, gives kept pages."""
    entry = site if isinstance(site, Entry) else None
    threading.Thread(
        target=_for_ever, args=(lambda: numbers_of(entry), threading.Event()), name="counts", daemon=True
    ).start()


def numbers_of(entry: Entry | None) -> tuple[dict[Number, float], dict[Number, float]]:
    """What this process counted, and what it measures of itself. The entry counts in plain numbers of its
    own, so that a kept page costs nothing more."""
    counts: dict[Number, float] = dict(counted())
    measured: dict[Number, float] = {("resident_bytes", ()): resident()}
    if entry:
        for name in ("answered", "unchanged", "made", "again"):
            counts[f"kept_{name}_total", ()] = getattr(entry, name)
        measured["kept_bytes", ()] = entry.memory.held
        measured["kept_things", ()] = len(entry.memory.kept)
    return counts, measured


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(STATM.read_text(encoding="ascii").split()[1]) * PAGE


def _for_ever(read: Reading, stop: threading.Event) -> None:
    process, held, failed = f"{os.getpid()}-{token_hex(2)}", None, False
    while not stop.wait(EVERY):
        try:
            if held is None:
                held = shelf.take(process)
                shelf.everything()  # adds up those that ended, should nobody ever ask
            shelf.lay(shelf.Laid(process, *read()))
        except (OSError, ValueError) as error:  # a full disk, what one left half written: said once
            if not failed:
                log.warning("The numbers of this process cannot be written. %s", error)
            failed = True
        else:
            failed = False
