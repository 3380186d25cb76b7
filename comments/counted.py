"""What the database itself counts of the avis, in the transaction that changes them: how many stand under
each text, and where the pages of a conversation are cut.

A page that holds more than FULL avis is cut at the first root that follows its first PAGE: so those before
the last keep about PAGE, the last one from a hundred to three. What arrives in the middle lengthens its own
page alone, and a page that was left behind changes no more for what comes after it. A thread that is longer
by itself is not cut: its page shows how it begins (see comments/leaves.py).
"""

# ruff: noqa: S608  (the names of our own tables)
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

from chroniques.triggers import Trigger, drop, lay

from .threads import SHOWN_STEPS, WIDTH

PAGE, FULL = 200, 300  # avis
FAMILY = "avis_counted_"
TABLES = {"comments_comment", "comments_cut", "comments_threadcount"}
AFTER_ALL = "'a'"  # sorts after every digit, in whatever collation
DECIDE = ("state", "path", "article_id", "author_id")
COUNTED = "{row}.state = 'published' AND {row}.path <> ''"
SHOWN = f"length({{row}}.path) <= {SHOWN_STEPS * WIDTH}"  # the others stand behind a link
# The page that an avis stands on begins with the last cut before it.
ITS_CUT = (
    "article_id = {row}.article_id AND begins = (SELECT max(c.begins) FROM comments_cut c "
    "WHERE c.article_id = {row}.article_id AND c.begins <= {row}.path)"
)
# What the page that begins with a cut shows: it ends where the next one begins.
ON_IT = (
    f"FROM comments_comment x WHERE x.article_id = k.article_id AND {COUNTED} AND {SHOWN} "
    f"AND x.path >= k.begins AND x.path < (SELECT coalesce(min(n.begins), {AFTER_ALL}) "
    "FROM comments_cut n WHERE n.article_id = k.article_id AND n.begins > k.begins)"
).replace("{row}", "x")
ROOT_AFTER = (
    f"SELECT min(x.path) AS root {ON_IT} AND length(x.path) = {WIDTH} "
    f"AND x.path >= (SELECT x.path {ON_IT} ORDER BY x.path LIMIT 1 OFFSET {PAGE})"
).replace("k.", "NEW.")
# Counted, not added up: PostgreSQL tells of each row of a statement when all of them are there.
COUNTED_AGAIN = f"UPDATE comments_cut SET avis = (SELECT count(*) {ON_IT.replace('k.', 'comments_cut.')})"
IS_FULL = f"NEW.avis > {FULL} AND NEW.avis > OLD.avis"
IS_CUT = (
    "INSERT INTO comments_cut (article_id, begins, avis) SELECT NEW.article_id, cut.root, 0 "
    f"FROM ({ROOT_AFTER}) AS cut WHERE cut.root IS NOT NULL",
    # The page that was full, where it was cut; and the new one.
    f"{COUNTED_AGAIN} WHERE article_id = NEW.article_id AND begins = NEW.begins AND 0 = (SELECT z.avis "
    "FROM comments_cut z WHERE z.article_id = NEW.article_id AND z.begins > NEW.begins "
    "ORDER BY z.begins LIMIT 1)",
    f"{COUNTED_AGAIN} WHERE article_id = NEW.article_id AND begins > NEW.begins AND avis = 0",
)
COMES = (
    "INSERT INTO comments_threadcount (article_id, published, answers) "
    "SELECT {row}.article_id, 1, CASE WHEN {row}.author_id IS NULL THEN 0 ELSE 1 END WHERE {counted} "
    "ON CONFLICT (article_id) DO UPDATE SET published = comments_threadcount.published + 1, "
    "answers = comments_threadcount.answers + excluded.answers",
    "INSERT INTO comments_cut (article_id, begins, avis) SELECT {row}.article_id, '', 0 WHERE {counted} "
    "ON CONFLICT DO NOTHING",
    f"{COUNTED_AGAIN} WHERE {{counted}} AND {SHOWN} AND {ITS_CUT}",
)
GOES = (
    "UPDATE comments_threadcount SET published = published - 1, "
    "answers = answers - CASE WHEN {row}.author_id IS NULL THEN 0 ELSE 1 END "
    "WHERE {counted} AND article_id = {row}.article_id",
    f"{COUNTED_AGAIN} WHERE {{counted}} AND {SHOWN} AND {ITS_CUT}",
)
IS_LEFT = (
    "DELETE FROM comments_threadcount WHERE article_id = {row}.article_id AND published <= 0",
    "DELETE FROM comments_cut WHERE article_id = {row}.article_id AND begins <> '' AND avis <= 0",
)
EVENTS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "INSERT": [("NEW", COMES)],
    "UPDATE": [("OLD", GOES), ("NEW", COMES), ("OLD", IS_LEFT)],
    "DELETE": [("OLD", GOES), ("OLD", IS_LEFT)],
}
PAGES_OF_ROOTS = f"""
    SELECT article_id, root, avis, CAST(sum(avis) OVER
        (PARTITION BY article_id ORDER BY root) - avis AS bigint) / {PAGE} AS page
    FROM (SELECT x.article_id, substr(x.path, 1, {WIDTH}) AS root, count(*) AS avis FROM comments_comment x
          WHERE {COUNTED} AND {SHOWN} GROUP BY 1, 2) AS roots""".replace("{row}", "x")
FILL = (
    "DELETE FROM comments_threadcount",
    "DELETE FROM comments_cut",
    "INSERT INTO comments_threadcount (article_id, published, answers) SELECT x.article_id, count(*), "
    f"count(x.author_id) FROM comments_comment x WHERE {COUNTED.replace('{row}', 'x')} GROUP BY 1",
    "INSERT INTO comments_cut (article_id, begins, avis) SELECT article_id, "
    "CASE WHEN page = 0 THEN '' ELSE min(root) END, sum(avis) "
    f"FROM ({PAGES_OF_ROOTS}) AS pages GROUP BY article_id, page",
)


def start(application: AppConfig) -> None:
    """Called once, when the application is ready."""
    post_migrate.connect(_follow, sender=application, dispatch_uid="comments.counted")


def _follow(using: str, **kwargs: Any) -> None:
    count(connections[using])


def count(connection: BaseDatabaseWrapper) -> bool:
    """Lay the triggers where they are not as they must be, and count all from nothing then; was it so?

    Nothing is done where the tables are not all there.
    """
    if not set(connection.introspection.table_names()) >= TABLES:
        return False
    return lay(connection, list(_triggers(connection.vendor)), FILL)


@contextmanager
def resting(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Nothing is counted meanwhile, and all is afterwards: for avis by the hundred thousand.

    Killed meanwhile, or interrupted twice, the avis stay uncounted until `migrate` is run.
    """
    drop(connection, FAMILY)
    try:
        yield
    finally:
        count(connection)


def _triggers(vendor: str) -> Iterator[Trigger]:
    for event, parts in EVENTS.items():
        rows = list(dict.fromkeys(row for row, _statements in parts))
        counted = " OR ".join(f"({COUNTED.replace('{row}', row)})" for row in rows)
        when = f"({counted}) AND ({_changed(vendor)})" if event == "UPDATE" else counted
        statements = [_of(statement, row) for row, several in parts for statement in several]
        yield Trigger(FAMILY, "comments_comment", event, when, statements)
    yield Trigger(FAMILY, "comments_cut", "UPDATE", IS_FULL, IS_CUT)


def _changed(vendor: str) -> str:
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in DECIDE)


def _of(statement: str, row: str) -> str:
    return statement.replace("{counted}", COUNTED).replace("{row}", row)
