"""What a database knows of its tables when it chooses a way through them: how many rows share a value.

PostgreSQL counts by itself, sooner or later. SQLite never does, and takes it that ten texts are published,
which costs a tenth of a second a page where there are a hundred thousand.
"""

from typing import Any

from django.db import connection

FEWEST = 2000  # pages of the file, 8 MB: below, any way is short
SAMPLE = 1000  # rows read of each index: 2 s for a site of a million avis, which writes meanwhile wait for


def keep_up() -> bool:
    """Count if the file has doubled since it was last counted. Did it?

    How large it was then stands in the file, in the number that SQLite leaves to whoever uses it.
    """
    if connection.vendor != "sqlite":
        return False
    size = _number("page_count")
    has_grown = size >= max(FEWEST, 2 * _number("user_version"))
    if has_grown:
        count()
    return has_grown


def count() -> None:
    """Count now, whatever is known."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLE}")
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA user_version = {_number('page_count')}")


def after_migrating(**_signal: Any) -> None:
    """Count anew what was counted: of an index that is new SQLite would take it that it tells ten rows."""
    if connection.vendor == "sqlite" and _number("user_version"):
        count()


def _number(pragma: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        [number] = cursor.fetchone()
    return number
