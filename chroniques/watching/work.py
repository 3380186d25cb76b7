"""When each background job last succeeded, and last failed: an empty file each, whose date says it.

Beside the data, not in the base: the work of a site whose base is gone must be known too, a disk that is full
still takes a date, and no round writes a row for it.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

FAILED = ".failed"
log = logging.getLogger(__name__)


class Done(NamedTuple):
    """A job, and when it last succeeded and failed: seconds of the epoch, 0 for never."""

    job: str
    succeeded: float
    failed: float


def note(job: str, failed: bool = False) -> None:
    """This job has just been done, or has just failed."""
    file = folder() / (job + FAILED if failed else job)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as error:
        log.warning("That the job %s was done cannot be noted. %s", job, error)


def last(job: str) -> Done:
    """What is known of this job."""
    return Done(job, _date(folder() / job), _date(folder() / (job + FAILED)))


def known() -> Iterator[Done]:
    """All jobs that were ever tried here, in the order of their names."""
    for job in sorted({file.name.removesuffix(FAILED) for file in folder().glob("*")}):
        yield last(job)


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.DATA_DIR) / "run" / "work"


def _date(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # never done
        return 0.0
