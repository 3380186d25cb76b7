"""The counts gathered: many rows of one count made one, which says the same."""

from typing import Any

from django.db import connection, transaction

# In one statement: who reads meanwhile sees the rows before or the row after, never both, and nobody waits.
ON_POSTGRES = """
    WITH gone AS (
        DELETE FROM articles_tally WHERE (list, number, month) IN (
            SELECT list, number, month FROM articles_tally GROUP BY 1, 2, 3 HAVING count(*) > 1)
        RETURNING list, number, month, texts)
    INSERT INTO articles_tally (list, number, month, texts)
    SELECT list, number, month, sum(texts) FROM gone GROUP BY 1, 2, 3 HAVING sum(texts) <> 0"""
# One writes at a time: what has a higher number than the last is what the first statement wrote.
ON_SQLITE = (
    "INSERT INTO articles_tally (list, number, month, texts) SELECT list, number, month, sum(texts) "
    "FROM articles_tally GROUP BY 1, 2, 3 HAVING count(*) > 1",
    "DELETE FROM articles_tally WHERE id <= %s AND (list, number, month) IN "
    "(SELECT list, number, month FROM articles_tally WHERE id > %s)",
    "DELETE FROM articles_tally WHERE id > %s AND texts = 0",
)


def gather() -> int:
    """Make one row of each count that has several; how many rows there are less."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = _rows(cursor)
        if connection.vendor == "postgresql":
            cursor.execute(ON_POSTGRES)
        else:
            cursor.execute("SELECT coalesce(max(id), 0) FROM articles_tally")
            [last] = cursor.fetchone()
            for statement in ON_SQLITE:
                cursor.execute(statement, [last] * statement.count("%s"))
        return before - _rows(cursor)


def _rows(cursor: Any) -> int:
    cursor.execute("SELECT count(*) FROM articles_tally")
    return cursor.fetchone()[0]
