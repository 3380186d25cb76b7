"""Telling the other processes of the machine that something was committed, the instant it was."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

READS = ("SELECT", "BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "EXPLAIN", "SHOW", "SET")


def follow_writes(tell: Callable[[], None]) -> None:
    """From now on call `tell` after each commit that wrote, whatever wrote: a save, an update, raw SQL."""

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict) -> Any:
        result = execute(sql, params, many, context)
        if not sql[:16].lstrip("( \n").upper().startswith(READS):
            _when_committed(context["connection"], tell)
        return result

    def prepare(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        if wrapper not in connection.execute_wrappers:
            connection.execute_wrappers.append(wrapper)

    connection_created.connect(prepare, weak=False)


def _when_committed(connection: BaseDatabaseWrapper, tell: Callable[[], None]) -> None:
    """At once outside a transaction; once, after it, inside."""
    if not connection.in_atomic_block:
        tell()
    elif not any(waiting[1] is tell for waiting in connection.run_on_commit):
        transaction.on_commit(tell, using=connection.alias)
