"""The triggers that keep the lists and their counts, for SQLite and for PostgreSQL.

Where one is not as the rules say today, the lists may have missed something: all are filled again.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from chroniques.triggers import Trigger, lay

from .rules import TABLES, count, fill, put, take

PREFIX = "lists_follow_"
LISTS = "articles_listed"


def follow(connection: BaseDatabaseWrapper) -> bool:
    """Lay the triggers where they are not as they must be, and fill the lists then; was it so?

    In one transaction: who writes meanwhile waits. Nothing is done where the tables are not all there.
    """
    vendor = connection.vendor
    if not set(connection.introspection.table_names()) >= {LISTS, "articles_tally", *TABLES}:
        return False
    emptied = ["DELETE FROM articles_tally", f"DELETE FROM {LISTS}"]  # noqa: S608
    filled = [*emptied, *fill(vendor)]
    return lay(connection, list(_following(vendor)), filled, then=_counting(vendor), family=PREFIX)


def _following(vendor: str) -> Iterator[Trigger]:
    """What brings the lists up to date when a text does."""
    for table, (selects, columns) in TABLES.items():
        before, after = [take(one, "OLD") for one in selects], [put(one, "NEW") for one in selects]
        yield _trigger(table, "INSERT", after)
        yield _trigger(table, "UPDATE", [*before, *after], _changed(columns, vendor))
        yield _trigger(table, "DELETE", before)


def _counting(vendor: str) -> list[Trigger]:
    """What counts them: all that is filled is counted at once."""
    signs = {"INSERT": ("NEW", 1), "DELETE": ("OLD", -1)}
    return [_trigger(LISTS, event, count(vendor, row, by)) for event, (row, by) in signs.items()]


def _trigger(table: str, event: str, statements: list[str], when: str = "") -> Trigger:
    return Trigger(f"{PREFIX}{table.removeprefix('articles_')}_", table, event, when, statements)


def _changed(columns: tuple[str, ...], vendor: str) -> str:
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)
