"""What many faults have in common is told once: the line that says it when it begins, one when it ends.

While a database is away, or a disk full, all that needs it fails, again and again: hundreds of traces would
say no more than the first line does, and hide what else goes wrong. Each request still has its line, with its
status, and each fault is still counted.
"""

import errno
import logging
import threading
from collections.abc import Iterator
from time import monotonic
from typing import Any, NamedTuple

QUIET = 60.0  # seconds without a fault, after which the next one is another outage
FULL = {errno.ENOSPC, errno.EDQUOT}
SQLITE_GONE, SQLITE_DISK = {14}, {10, 13}  # https://sqlite.org/rescode.html: CANTOPEN; IOERR, FULL
DISK_FULL = "53100"  # of PostgreSQL (its documentation, appendix A), as the next ones
CUT_OFF = ("08", "57P")  # connection exceptions; shut down, or starting up
log = logging.getLogger(__name__)


class Cause(NamedTuple):
    """What the log says when it begins; and when it ends, where that can be known."""

    begins: str
    ends: str = ""


CAUSES = {
    "database": Cause(
        "The database does not answer: kept pages are still read, all else waits for it. %s",
        "The database answers again.",
    ),
    "disk": Cause(
        "The disk takes nothing more: what was to be written is refused, to be sent again; free some room. %s"
    ),
}


def cause_of(fault: BaseException | None) -> str:
    """The outage that this fault comes of, "database" or "disk"; nothing for any other."""
    return next((cause for one in _chain(fault) if (cause := _cause(one))), "")


class Outages:
    """Those of this process."""

    def __init__(self) -> None:
        self.seen: dict[str, float] = {}  # when each was last met
        self.lock = threading.Lock()

    def told(self, record: logging.LogRecord) -> logging.LogRecord | None:
        """What is written for this record: itself, or the one line of its outage, which says it once.

        A 503 without a fault is what the site chose to answer: the line of its request says it.
        """
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None and getattr(record, "status_code", 0) == 503:
            return None
        cause = cause_of(fault)
        if not cause:
            return record
        return _line(record, CAUSES[cause].begins, fault) if self._begins(cause) else None

    def end(self, cause: str) -> None:
        """It is over: one line, if it was told."""
        with self.lock:
            was_there = self.seen.pop(cause, None)
        if was_there is not None:
            log.warning(CAUSES[cause].ends)

    def _begins(self, cause: str) -> bool:
        """Is this fault the first? An outage whose end is told lasts until then."""
        with self.lock:
            last, self.seen[cause] = self.seen.get(cause), monotonic()
        return last is None or (not CAUSES[cause].ends and monotonic() - last > QUIET)


outages = Outages()


def connected(**_signal: Any) -> None:
    """The database has let this process in."""
    outages.end("database")


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    """The fault, and those it comes of; none twice."""
    met = set[int]()
    while fault is not None and id(fault) not in met:
        met.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__


def _cause(fault: BaseException) -> str:
    if isinstance(fault, OSError):
        return "disk" if fault.errno in FULL else ""
    state = getattr(fault, "sqlstate", "no state")  # psycopg's have one, which is None without a connection
    primary = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if state == DISK_FULL or primary in SQLITE_DISK:
        return "disk"
    is_gone = state is None or str(state).startswith(CUT_OFF) or primary in SQLITE_GONE
    return "database" if is_gone else ""


def _line(record: logging.LogRecord, said: str, fault: BaseException | None) -> logging.LogRecord:
    """Said instead of it, in one line, without a trace."""
    first = next(iter(str(fault).splitlines()), "")
    return logging.LogRecord(log.name, logging.ERROR, record.pathname, record.lineno, said, (first,), None)
