"""Triggers whose names hold a digest of what they do, for SQLite and for PostgreSQL.

One that is there does what the code says today. Where one is not, what they keep may have missed something:
it is counted again from nothing.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ON_POSTGRES = (
    "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "WHERE t.tgname LIKE %s AND c.relnamespace = current_schema()::regnamespace"
)
ON_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"


class Trigger(NamedTuple):
    """What is done after each row of this event in this table; `when`: only where this is so.

    `family`: how the names of those that belong together begin.
    """

    family: str
    table: str
    event: str
    when: str
    statements: Sequence[str]

    def name(self) -> str:
        said = "; ".join([self.when, *self.statements])
        digest = hashlib.blake2b(said.encode(), digest_size=4).hexdigest()
        return f"{self.family}{self.event.lower()}_{digest}"


def lay(
    connection: BaseDatabaseWrapper,
    triggers: Sequence[Trigger],
    fill: Sequence[str],
    then: Sequence[Trigger] = (),
    family: str = "",
) -> bool:
    """Lay the triggers of one family where they are not as they must be, and fill then; was it so?

    In one transaction, in that order: who writes meanwhile waits, and is counted. `then`: those that must not
    follow what is filled. `family`: how all their names begin, where each table has a family of its own.
    """
    vendor, wanted = connection.vendor, {trigger.name() for trigger in (*triggers, *then)}
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        laid = _laid(cursor, family or triggers[0].family, vendor)
        if set(laid) == wanted:
            return False
        before = (*_dropped(laid, vendor), *_created(triggers, vendor))
        for statement in (*before, *fill, *_created(then, vendor)):
            cursor.execute(statement)
    return True


def drop(connection: BaseDatabaseWrapper, family: str) -> None:
    """Take away the triggers of one family: what they keep is counted again when they are laid."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _dropped(_laid(cursor, family, connection.vendor), connection.vendor):
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take away all triggers of an SQLite database: there, to change a table is to make it anew and to rename
    it, and a trigger that speaks of it fails or acts meanwhile. They are laid again after the migrations, but
    for those of the search, which a migration laid on tables that stay."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'articles_search%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def lift_before(plan: Sequence[Any], using: str, **kwargs: Any) -> None:
    """Where migrations are about to change something: what `pre_migrate` calls."""
    if plan and connections[using].vendor == "sqlite":
        lift(connections[using])


def _laid(cursor: Any, family: str, vendor: str) -> list[str]:
    """The names of the triggers of this family that are there."""
    cursor.execute(ON_POSTGRES if vendor == "postgresql" else ON_SQLITE, [f"{family}%"])
    return [name for (name,) in cursor.fetchall()]


def _dropped(laid: Sequence[str], vendor: str) -> list[str]:
    is_postgres = vendor == "postgresql"
    return [f"DROP FUNCTION {name}() CASCADE" if is_postgres else f"DROP TRIGGER {name}" for name in laid]


def _created(triggers: Sequence[Trigger], vendor: str) -> Iterator[str]:
    for trigger in triggers:
        yield from (_on_postgres if vendor == "postgresql" else _on_sqlite)(trigger)


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
