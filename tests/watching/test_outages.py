"""A database that is away, or a disk that is full, is told once, however many faults come of it."""

import errno
import io
import logging
import sqlite3

import psycopg
import pytest
from django.db import InterfaceError, OperationalError

from chroniques.watching import outages as module
from chroniques.watching.logs import Lines
from chroniques.watching.outages import CAUSES, QUIET, Outages, cause_of


def by_way_of(cause, fault=None):
    """A fault of Django's, which comes of this one."""
    fault = fault or OperationalError("the lines below say more\nand more")
    fault.__cause__ = cause
    return fault


def of_sqlite(code):
    fault = sqlite3.OperationalError("database or disk is full")
    fault.sqlite_errorcode = code
    return by_way_of(fault)


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (by_way_of(psycopg.OperationalError("connection refused")), "database"),
        (by_way_of(psycopg.InterfaceError("the connection is closed"), InterfaceError("closed")), "database"),
        (by_way_of(psycopg.errors.AdminShutdown("terminating connection")), "database"),
        (by_way_of(psycopg.errors.CannotConnectNow("starting up")), "database"),
        (by_way_of(psycopg.errors.DiskFull("no space left")), "disk"),
        (by_way_of(psycopg.errors.UniqueViolation("twice")), ""),
        (by_way_of(psycopg.errors.LockNotAvailable("later")), ""),
        (of_sqlite(sqlite3.SQLITE_FULL), "disk"),
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), "disk"),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), "database"),
        (of_sqlite(sqlite3.SQLITE_BUSY), ""),
        (OSError(errno.ENOSPC, "No space left on device"), "disk"),
        (FileNotFoundError(errno.ENOENT, "No such file"), ""),
        (ValueError("ours"), ""),
        (None, ""),
    ],
)
def test_the_cause_of_a_fault_is_known_by_its_code(fault, cause):
    assert cause_of(fault) == cause


def test_a_fault_that_comes_of_itself_is_walked_once():
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert cause_of(one) == ""


@pytest.fixture
def written(monkeypatch):
    """The lines that a log of faults writes, in a process whose outages are its own."""
    mine, said = Outages(), io.StringIO()
    monkeypatch.setattr(module, "outages", mine)
    monkeypatch.setattr("chroniques.watching.logs.outages", mine)
    for name in ("an.outage", module.log.name):
        log = logging.getLogger(name)
        monkeypatch.setattr(log, "handlers", [Lines(said)])
        monkeypatch.setattr(log, "propagate", False)
    return lambda: said.getvalue().splitlines()


log = logging.getLogger("an.outage")
GONE = by_way_of(
    psycopg.OperationalError("connection refused"), OperationalError("connection refused\nIs it?")
)


def test_a_database_that_is_away_is_told_once_and_so_is_its_return(written):
    for _fault in range(3):
        log.error("A job failed.", exc_info=GONE)
    module.connected()
    module.connected()
    log.error("A job failed.", exc_info=GONE)
    away = CAUSES["database"].begins % "connection refused"
    assert written() == [away, CAUSES["database"].ends, away]


def test_what_fails_for_another_reason_meanwhile_is_told_with_its_trace(written):
    log.error("A job failed.", exc_info=GONE)
    log.error("Another failed.", exc_info=ValueError("ours"))
    assert written()[1:] == ["Another failed.", "ValueError: ours"]


def test_a_full_disk_is_told_again_once_it_was_quiet(written, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    for seconds in (0, QUIET - 1, QUIET - 1, QUIET + 1):
        now[0] += seconds
        log.error("Not written.", exc_info=OSError(errno.ENOSPC, "No space left on device"))
    assert len(written()) == 2


def test_a_503_that_the_site_chose_is_told_by_the_line_of_its_request(written):
    log.error("Service Unavailable: /avis/sur/3/", extra={"status_code": 503})
    log.error("Internal Server Error: /avis/sur/3/", extra={"status_code": 500})
    assert written() == ["Internal Server Error: /avis/sur/3/"]
