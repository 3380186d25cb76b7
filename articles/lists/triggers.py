"""The triggers that keep the lists and their counts, for SQLite and for PostgreSQL.

The name of each holds a digest of what it does: one that is there does what the rules say today. Where one is
not, the lists may have missed something: all are filled again.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .rules import TABLES, count, fill, put, take

PREFIX = "lists_follow_"
LISTS = "articles_listed"


class Trigger(NamedTuple):
    """What is done after each row of this event in this table; `when`: only where this is so."""

    table: str
    event: str
    when: str
    statements: list[str]

    def name(self) -> str:
        said = "; ".join([self.when, *self.statements])
        digest = hashlib.blake2b(said.encode(), digest_size=4).hexdigest()
        return f"{PREFIX}{self.table.removeprefix('articles_')}_{self.event.lower()}_{digest}"


def follow(connection: BaseDatabaseWrapper) -> bool:
    """Lay the triggers where they are not as they must be, and fill the lists then; was it so?

    In one transaction: who writes meanwhile waits. Nothing is done where the tables are not all there.
    """
    tables, wanted = set(connection.introspection.table_names()), list(_triggers(connection.vendor))
    if not tables >= {LISTS, "articles_tally", *TABLES}:
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        laid = _laid(cursor, connection.vendor)
        if set(laid) == {trigger.name() for trigger in wanted}:
            return False
        for name, table in laid.items():
            cursor.execute(_drop(name, table, connection.vendor))
        counting = [trigger for trigger in wanted if trigger.table == LISTS]
        _lay(cursor, [trigger for trigger in wanted if trigger not in counting], connection.vendor)
        for statement in ("DELETE FROM articles_tally", f"DELETE FROM {LISTS}", *fill(connection.vendor)):  # noqa: S608
            cursor.execute(statement)
        _lay(cursor, counting, connection.vendor)
    return True


def _triggers(vendor: str) -> Iterator[Trigger]:
    for table, (selects, columns) in TABLES.items():
        before, after = [take(one, "OLD") for one in selects], [put(one, "NEW") for one in selects]
        yield Trigger(table, "INSERT", "", after)
        yield Trigger(table, "UPDATE", _changed(columns, vendor), [*before, *after])
        yield Trigger(table, "DELETE", "", before)
    yield Trigger(LISTS, "INSERT", "", count(vendor, "NEW", 1))
    yield Trigger(LISTS, "DELETE", "", count(vendor, "OLD", -1))


def _changed(columns: tuple[str, ...], vendor: str) -> str:
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)


def _laid(cursor: Any, vendor: str) -> dict[str, str]:
    """The triggers that are there, with their tables."""
    on_postgres = (
        "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE t.tgname LIKE %s AND c.relnamespace = current_schema()::regnamespace"
    )
    on_sqlite = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    cursor.execute(on_postgres if vendor == "postgresql" else on_sqlite, [f"{PREFIX}%"])
    return dict(cursor.fetchall())


def _drop(name: str, table: str, vendor: str) -> str:
    if vendor == "postgresql":
        return f"DROP FUNCTION {name}() CASCADE"
    return f"DROP TRIGGER {name}"


def _lay(cursor: Any, triggers: list[Trigger], vendor: str) -> None:
    for trigger in triggers:
        for statement in (_on_postgres if vendor == "postgresql" else _on_sqlite)(trigger):
            cursor.execute(statement)


def _on_sqlite(trigger: Trigger) -> Iterator[str]:
    when = f"WHEN {trigger.when} " if trigger.when else ""
    body = "; ".join(trigger.statements)
    yield f"CREATE TRIGGER {trigger.name()} AFTER {trigger.event} ON {trigger.table} {when}BEGIN {body}; END"


def _on_postgres(trigger: Trigger) -> Iterator[str]:
    name, body = trigger.name(), "; ".join(trigger.statements)
    when = f"WHEN ({trigger.when}) " if trigger.when else ""
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
    yield (
        f"CREATE TRIGGER {name} AFTER {trigger.event} ON {trigger.table} "
        f"FOR EACH ROW {when}EXECUTE FUNCTION {name}()"
    )
