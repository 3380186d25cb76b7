"""Making kept pages smaller while nobody asks for any: the best levels cost a tenth of a second each."""

import threading
import time

from .entry import Entry
from .page import Page

LOOK = 0.5  # seconds without a request that make idle time


def pack_when_idle(entry: Entry) -> None:
    """Begin the thread that does it, one page at a time, the latest kept first."""
    threading.Thread(target=_for_ever, args=(entry,), name="pack", daemon=True).start()


def _for_ever(entry: Entry) -> None:
    answered = -1
    while True:
        time.sleep(LOOK)
        if answered == entry.answered:
            pack_one(entry)
        answered = entry.answered


def pack_one(entry: Entry) -> bool:
    """Pack one page that is not; is there any?"""
    memory = entry.memory
    with memory.lock:
        kept = memory.kept.items()
        waiting = [(key, page) for key, page in kept if isinstance(page, Page) and not page.is_packed()]
    if not waiting:
        return False
    key, page = waiting[-1]
    page.pack()
    memory.grew(key)
    return True
