"""SQLite, copied while it serves and put back while it serves, by its own online backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

FILE = "base.sqlite3"


def dump(connection: BaseDatabaseWrapper, target: Path) -> dict[str, int]:
    """Copy the database as it is at one instant, in one step; return the number of rows of each table.

    Writers are never held back: in WAL mode the copy reads a snapshot.
    """
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        return counted(copy)


def load(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Replace the whole database by the copy, in one transaction: readers see the old one or the new one."""
    with closing(sqlite3.connect(source)) as copy:
        [(verdict,)] = copy.execute("PRAGMA integrity_check(1)")
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        connection.ensure_connection()
        copy.backup(connection.connection)


def count_rows(connection: BaseDatabaseWrapper) -> dict[str, int]:
    """{table: rows}, tables in alphabetical order."""
    connection.ensure_connection()
    return counted(connection.connection)


def counted(database: sqlite3.Connection) -> dict[str, int]:
    """The same, of SQLite's own connection."""
    listed = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    tables = [name for (name,) in listed if not name.startswith("sqlite_")]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608
