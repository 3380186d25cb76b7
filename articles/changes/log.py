"""Reading the log: what changed since the last time, through a connection of its own."""

from time import monotonic

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from ..models.change import KEPT

EVERYTHING = "*"  # the name of all things: a save was brought back
# From the last row that was read, which shows by being there that the log is the one that was read.
SINCE = "SELECT id, name FROM articles_change WHERE id >= %s"
LAST = "SELECT coalesce(max(id), 0) FROM articles_change"
# Numbers of rows are given before transactions end: a row may come to sight after one of a higher number.
# So all rows of the transactions that were not over at the last reading are read again.
SINCE_ON_POSTGRES = (
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, c.id, c.name "
    "FROM (SELECT 1) AS always LEFT JOIN articles_change AS c ON c.transaction >= %s"
)
NOW_ON_POSTGRES = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def log_everything(connection: BaseDatabaseWrapper) -> None:
    """Write that all may have changed: the database is another one, whose triggers saw nothing."""
    transaction = "pg_current_xact_id()::text::bigint" if connection.vendor == "postgresql" else "NULL"
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO articles_change (name, "transaction") VALUES (%s, {transaction})',  # noqa: S608
            [EVERYTHING],
        )


class ChangeLog:
    """The log, as one process reads it. Not for two threads at once."""

    def __init__(self) -> None:
        self.connection = connections.create_connection(DEFAULT_DB_ALIAS)
        self.connection.inc_thread_sharing()
        self.read_at: float | None = None
        self.version = -1
        self.last = 0
        self.seen: frozenset[int] = frozenset()

    def news(self) -> frozenset[str] | None:
        """The names that changed since the last call; None at the first, or after too long: all may have.

        Raises django.db.Error where the database does not answer; the next call tries again.
        """
        try:
            return self._news()
        except Exception:
            self.connection.close()
            self.read_at = None
            raise

    def _news(self) -> frozenset[str] | None:
        begins = self.read_at is None or monotonic() - self.read_at > KEPT.total_seconds() / 2
        read = self._on_postgres if self.connection.vendor == "postgresql" else self._on_sqlite
        names = read(begins)
        self.read_at = monotonic()
        return None if EVERYTHING in names else names

    def _on_sqlite(self, begins: bool) -> frozenset[str]:
        """data_version moves when another connection has committed: most looks cost that alone."""
        with self.connection.cursor() as cursor:
            version = cursor.execute("PRAGMA data_version").fetchone()[0]
            if version == self.version and not begins:
                return frozenset()
            self.version = version
            rows = [] if begins else cursor.execute(SINCE, [self.last]).fetchall()
            if begins or (self.last and self.last not in (number for number, _name in rows)):
                self.last = cursor.execute(LAST).fetchone()[0]
                return frozenset({EVERYTHING})
        fresh = [(number, name) for number, name in rows if number > self.last]
        self.last = max((number for number, _name in fresh), default=self.last)
        return frozenset(name for _number, name in fresh)

    def _on_postgres(self, begins: bool) -> frozenset[str]:
        with self.connection.cursor() as cursor:
            if begins:
                cursor.execute(NOW_ON_POSTGRES)
                self.last, self.seen = cursor.fetchone()[0], frozenset()
                return frozenset({EVERYTHING})
            cursor.execute(SINCE_ON_POSTGRES, [self.last])
            rows = cursor.fetchall()
        fresh = frozenset(name for _floor, number, name in rows if number and number not in self.seen)
        self.seen = frozenset(number for _floor, number, _name in rows if number)
        self.last = rows[0][0]
        return fresh
