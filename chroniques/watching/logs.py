"""What is written as the site goes: an event a line, with the number of its request; nothing personal."""

import json
import logging
import os
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from chroniques.counting import count
from chroniques.links import BLANK, DiscreetFormatter, blanked

from .outages import outages

# Whose request is answered now, in this thread: nothing where none is.
number: ContextVar[str] = ContextVar("number_of_the_request", default="")
# What says who somebody is: an e-mail address, the address of a machine, and what PostgreSQL repeats of a row
# that it refuses ("Key (email)=(…)", "Failing row contains (…)").
PERSONAL = re.compile(
    r"(?<![^\s@<>\"'(),;:])[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+\.\w+"
    r"|\b(?!127\.)\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*\b"
    r"|(?<=\)=\()[^\n]*(?=\))"
    r"|(?<=Failing row contains \()[^\n]*(?=\))",
    re.I,
)


# What an event says of itself, in words and numbers of ours: the line of a request, which is written the most
# often, holds nothing else, and is not searched for what is personal.
FIELDS = "fields"
# Of levels: the ranks of syslog.
RANKS = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6), (0, 7))


def discreet(text: str) -> str:
    """The text without what opens a private page, and without what says who somebody is."""
    return PERSONAL.sub(BLANK, blanked(text))


class PlainFormatter(DiscreetFormatter):
    """A line that a person reads; the number of the request at its end."""

    def format(self, record: logging.LogRecord) -> str:
        said = logging.Formatter.format(self, record)
        if not hasattr(record, FIELDS):
            said = discreet(said)
        return f"{said} [{asked}]" if (asked := number.get()) else said


class JsonFormatter(DiscreetFormatter):
    """A line that a program reads (JSON Lines): always `at`, `level`, `logger`, `message`; `request` and the
    fields of the event where it has some; `trace` for a fault."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if asked := number.get():
            line["request"] = asked
        if fields := getattr(record, FIELDS, None):
            line |= fields
        else:
            line["message"] = discreet(line["message"])
        if record.exc_info:
            line["trace"] = discreet(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class Lines(logging.StreamHandler):
    """To the standard error. The journal of systemd is told how grave each line is (sd-daemon(3)): what went
    wrong is then found by `journalctl -p err`. What comes of an outage is told once."""

    def handle(self, record: logging.LogRecord) -> bool:
        said = outages.told(record)
        return super().handle(said) if said else False

    def format(self, record: logging.LogRecord) -> str:
        said = super().format(record)
        if "JOURNAL_STREAM" not in os.environ:
            return said
        grave = next(rank for level, rank in RANKS if record.levelno >= level)
        return "\n".join(f"<{grave}>{line}" for line in said.splitlines())


class Counted(logging.Handler):
    """Counts the lines of faults, for who watches the numbers."""

    def emit(self, record: logging.LogRecord) -> None:
        count("logged_total", level=record.levelname.lower())
