"""Words of avis that left the index, taken out of its file too."""

from typing import Any

from django.db import connection, transaction

from ..models import AvisEntry

STEP = 500  # pages written at once: some milliseconds, in which others who write wait
SMALL = 5000  # avis: their index is merged in a sixth of a second
TABLE = "articles_search_avis"


def scrub_if_small() -> bool:
    """Do it at once, in the caller's transaction, where the index is small; true if nothing is left to do."""
    if connection.vendor != "sqlite":
        return True
    if AvisEntry.objects.order_by().values("key")[: SMALL + 1].count() > SMALL:
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")  # noqa: S608  # a constant
    return True


def scrub() -> None:
    """FTS5 only notes what is deleted, and drops it when it merges the parts of its index: have it merge them
    all, a little at a time. PostgreSQL's index drops it by itself, as its vacuum passes."""
    if connection.vendor != "sqlite":
        return
    pages = -STEP  # below nought it begins: with all the parts, whatever their sizes (FTS5, 'merge')
    while _merge(pages):
        pages = STEP


def _merge(pages: int) -> bool:
    """One step, in a transaction of its own; false once there is nothing left to merge (FTS5, 'merge': fewer
    than two rows changed)."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = _changes(cursor)
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('merge', %s)", [pages])  # noqa: S608
        return _changes(cursor) - before >= 2


def _changes(cursor: Any) -> int:
    return int(cursor.execute("SELECT total_changes()").fetchone()[0])
