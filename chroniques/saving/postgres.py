"""PostgreSQL, through its own tools: pg_dump, pg_restore and psql, which its client package brings."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

FILE = "base.pgdump"
VARIABLES = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
    "SSLMODE": "PGSSLMODE",
}


class ToolError(Exception):
    """A tool of PostgreSQL is missing, or said no; the message is for the person at the keyboard."""


def dump(connection: BaseDatabaseWrapper, target: Path) -> dict[str, int]:
    """Dump the database as it is at one instant; return the number of rows of each table at that instant."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
        run(connection, ["pg_dump", *options, f"--file={target}"])
        return count_rows(connection)


def load(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Replace every table by those of the dump, in one transaction: all of it, or nothing changes."""
    script = source.with_suffix(".sql")
    run(connection, ["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(source)])
    drops = [f"DROP TABLE IF EXISTS {quoted(connection, name)} CASCADE" for name in tables_of(connection)]
    drops += [f"DROP FUNCTION IF EXISTS {name} CASCADE" for name in functions_of(connection)]
    commands = [f"--command={drop}" for drop in drops]
    connection.close()  # our own locks would make the tool wait for ever
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    run(connection, ["psql", *options, *commands, f"--file={script}"])


def count_rows(connection: BaseDatabaseWrapper) -> dict[str, int]:
    """{table: rows}, tables in alphabetical order."""
    counts = {}
    with connection.cursor() as cursor:
        for name in tables_of(connection):
            cursor.execute(f"SELECT count(*) FROM {quoted(connection, name)}")  # noqa: S608
            counts[name] = cursor.fetchone()[0]
    return counts


def tables_of(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the tables, in alphabetical order."""
    return sorted(connection.introspection.table_names())


def functions_of(connection: BaseDatabaseWrapper) -> list[str]:
    """The functions that our triggers call, as SQL names them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
            "AND prorettype = 'trigger'::regtype ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def quoted(connection: BaseDatabaseWrapper, name: str) -> str:
    """A name that SQL takes as it is."""
    return connection.ops.quote_name(name)


def run(connection: BaseDatabaseWrapper, command: list[str]) -> None:
    """Run one tool against that database; the password travels in the environment, never on the line."""
    given = os.environ | environment(connection.settings_dict)
    try:
        subprocess.run(command, env=given, check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError as error:
        raise ToolError(
            f"Il manque {command[0]}, l’outil de PostgreSQL. Sur Debian : sudo apt install postgresql-client"
        ) from error
    except subprocess.CalledProcessError as error:
        raise ToolError(f"{command[0]} a refusé : {error.stderr.strip()}") from error


def environment(settings: Mapping[str, Any]) -> dict[str, str]:
    """The variables by which PostgreSQL's tools find the database of these settings."""
    options = {name.upper(): value for name, value in settings.get("OPTIONS", {}).items()}
    known = options | {name: value for name, value in settings.items() if value}
    return {variable: str(known[name]) for name, variable in VARIABLES.items() if name in known}
