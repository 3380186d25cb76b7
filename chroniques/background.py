"""The background work of a site that has no other process: one thread, of one worker, at a time."""

import ctypes
import fcntl
import logging
import threading
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

PAUSE = 60.0  # seconds between two whole rounds
LETTERS_EVERY = 5.0  # seconds between two looks at the letters, and between two tries to take the lease
# Granian takes a process that dies sooner after its birth (5.5 s, 2.8.7) for one that cannot begin, and gives
# up: what kills it here must leave it the time to have begun.
BEGINS_AFTER = 6.0  # seconds
log = logging.getLogger(__name__)


def start() -> None:
    """Begin the thread; every worker does, the holder of the lease alone works."""
    threading.Thread(target=_for_ever, args=(threading.Event(),), name="tick", daemon=True).start()


def lease(file: Path) -> IO[str] | None:
    """The lease, held while the file returned is open; None where another process of the machine has it.

    The system gives it back when its holder dies, however it dies.
    """
    held = file.open("w", encoding="ascii")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        return None
    return held


def _for_ever(stop: threading.Event) -> None:
    """A whole round a minute; between two of them, the letters as they come."""
    held, turn, pause = None, 0, BEGINS_AFTER
    while not stop.wait(pause):
        turn, pause = turn + 1, LETTERS_EVERY
        held = held or lease(Path(settings.DATA_DIR) / "tick.lock")
        if held:
            one_round(letters_only=turn % round(PAUSE / LETTERS_EVERY) != 0)


def give_back() -> None:
    """To the system, what a round took and holds no more: a picture is large, and glibc would keep its room
    for the next one (malloc_trim(3); other libraries have no such call)."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def one_round(letters_only: bool = False) -> None:
    """Do what is due. A fault is written in the log and tried again at the next round."""
    close_old_connections()
    try:
        call_command("tick", verbosity=0, letters=letters_only)
    except Exception:
        log.exception("The background work failed; it will be tried again.")
    close_old_connections()
