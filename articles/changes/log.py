"""Reading the log: what changed since the last time, through a connection of its own."""

from time import monotonic

from django.db import DEFAULT_DB_ALIAS, connections

from ..models.change import KEPT

SINCE = "SELECT id, name FROM articles_change WHERE id > %s"
LAST = "SELECT coalesce(max(id), 0) FROM articles_change"
# Numbers of rows are given before transactions end: a row may come to sight after one of a higher number.
# So all rows of the transactions that were not over at the last reading are read again.
SINCE_ON_POSTGRES = (
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, c.id, c.name "
    "FROM (SELECT 1) AS always LEFT JOIN articles_change AS c ON c.transaction >= %s"
)
NOW_ON_POSTGRES = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


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
        return None if begins else names

    def _on_sqlite(self, begins: bool) -> frozenset[str]:
        """data_version moves when another connection has committed: most looks cost that alone."""
        with self.connection.cursor() as cursor:
            version = cursor.execute("PRAGMA data_version").fetchone()[0]
            if version == self.version and not begins:
                return frozenset()
            self.version = version
            if begins:
                self.last = cursor.execute(LAST).fetchone()[0]
                return frozenset()
            rows = cursor.execute(SINCE, [self.last]).fetchall()
        self.last = max((number for number, _name in rows), default=self.last)
        return frozenset(name for _number, name in rows)

    def _on_postgres(self, begins: bool) -> frozenset[str]:
        with self.connection.cursor() as cursor:
            if begins:
                cursor.execute(NOW_ON_POSTGRES)
                self.last, self.seen = cursor.fetchone()[0], frozenset()
                return frozenset()
            cursor.execute(SINCE_ON_POSTGRES, [self.last])
            rows = cursor.fetchall()
        fresh = frozenset(name for _floor, number, name in rows if number and number not in self.seen)
        self.seen = frozenset(number for _floor, number, _name in rows if number)
        self.last = rows[0][0]
        return fresh
