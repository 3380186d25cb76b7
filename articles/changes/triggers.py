"""The triggers that write the log, made from the rules, for SQLite and for PostgreSQL.

A trigger is what no one can go round: an update of a set, a bulk insert, a script, a shell write their
changes like everything else, in the same transaction. They are laid anew after each migration: on SQLite one
that remakes a table drops its triggers.
"""

from collections.abc import Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from .rules import Names, Rule

LOG = "articles_change"
EVENTS = ("INSERT", "UPDATE", "DELETE")
ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def install(connection: BaseDatabaseWrapper, rules: Iterable[Rule]) -> None:
    """Lay the triggers of these rules, on the tables that are there, in place of those that they have."""
    statements = _postgres if connection.vendor == "postgresql" else _sqlite
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for rule in (rule for rule in rules if rule.table in tables):
            for event in EVENTS:
                for statement in statements(rule, event):
                    cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper, rules: Iterable[Rule]) -> set[str]:
    """The triggers of these rules that the database lacks: a table was remade, or migrate was not run."""
    is_postgres = connection.vendor == "postgresql"
    names = _postgres_name if is_postgres else _sqlite_names
    laid = "SELECT tgname FROM pg_trigger" if is_postgres else "SELECT name FROM sqlite_master"
    with connection.cursor() as cursor:
        cursor.execute(laid)
        found = {name for (name,) in cursor.fetchall()}
    return {name for rule in rules for event in EVENTS for name in names(rule, event)} - found


def _sqlite_names(rule: Rule, event: str) -> list[str]:
    return [f"{rule.table}_{event.lower()}_{number}_is_logged" for number in range(len(rule.names))]


def _postgres_name(rule: Rule, event: str) -> list[str]:
    return [f"{rule.table}_{event.lower()}_is_logged"]


def _sqlite(rule: Rule, event: str) -> Iterator[str]:
    for trigger, names in zip(_sqlite_names(rule, event), rule.names, strict=True):
        yield f"DROP TRIGGER IF EXISTS {trigger}"
        when = f"WHEN {_changed(names, 'IS NOT')} " if event == "UPDATE" and names.columns else ""
        body = "; ".join(f"INSERT INTO {LOG} (name) {select}" for select in _selects(names, event))
        yield f"CREATE TRIGGER {trigger} AFTER {event} ON {rule.table} {when}BEGIN {body}; END"


def _postgres(rule: Rule, event: str) -> Iterator[str]:
    """One function and one trigger for each event of a table."""
    [trigger] = _postgres_name(rule, event)
    body = " ".join(_guarded(names, event) for names in rule.names)
    yield (
        f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN NULL; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {trigger} ON {rule.table}"
    yield f"CREATE TRIGGER {trigger} AFTER {event} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {trigger}()"


def _guarded(names: Names, event: str) -> str:
    transaction = "pg_current_xact_id()::text::bigint"
    inserts = " ".join(
        f"INSERT INTO {LOG} (name, transaction) SELECT n.name, {transaction} FROM ({select}) AS n (name);"  # noqa: S608  # names of our own tables
        for select in _selects(names, event)
    )
    if event == "UPDATE" and names.columns:
        return f"IF {_changed(names, 'IS DISTINCT FROM')} THEN {inserts} END IF;"
    return inserts


def _changed(names: Names, differs: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in names.columns) + ")"


def _selects(names: Names, event: str) -> list[str]:
    """The statements for the row before and the row after, once each where they are the same."""
    return list(
        dict.fromkeys(_of(select, names.where, row) for row in ROWS[event] for select in names.selects)
    )


def _of(select: str, where: str, row: str) -> str:
    if where:
        select += (" AND " if " WHERE " in select else " WHERE ") + where
    return select.replace("{row}", row)
