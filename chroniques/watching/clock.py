"""Is it the time that it says? A clock that leaps (a dead battery, a machine restored, a wrong time server)
would have the site forget in one round what it has to keep for years. What is forgotten with time therefore
waits a day after a leap: by then the clock is set right, or it was the machine that had stood still.

Two empty files, whose dates say it: when the clock was last read, and from when on it is believed.
"""

import logging
import os
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

AHEAD, BACK = 2 * 24 * 3600.0, 3600.0  # seconds between two rounds that are no leap
PROVED_AFTER = 24 * 3600.0  # seconds
LEAPT = (
    "The clock has leapt by %.0f hours: what is forgotten with time waits a day. Is it right (timedatectl)?"
)
log = logging.getLogger(__name__)


class Clock(NamedTuple):
    """When it was last read, and from when on it is believed; seconds of the epoch."""

    read: float
    sure_from: float

    def at(self, now: float) -> "Clock":
        """As it is known when it says this."""
        leapt = not self.read - BACK <= now <= self.read + AHEAD
        return Clock(now, now + PROVED_AFTER if leapt else self.sure_from)


def is_sure() -> bool:
    """Read the clock: is it believed? One that was never read before is."""
    now = time.time()
    before = _known() or Clock(now, now)
    after = before.at(now)
    if after.sure_from != before.sure_from:
        log.error(LEAPT, (now - before.read) / 3600)
    _keep(after)
    return now >= after.sure_from


def _known() -> Clock | None:
    try:
        return Clock(*(file.stat().st_mtime for file in _files()))
    except FileNotFoundError:
        return None


def _keep(clock: Clock) -> None:
    for file, date in zip(_files(), clock, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.utime(file, (date, date))


def _files() -> list[Path]:
    folder = Path(settings.DATA_DIR) / "run" / "clock"
    return [folder / name for name in Clock._fields]
