"""How many texts of a list appeared before an instant: kept counts added up, and a few days counted."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from ..models import Listed, Tally

Part = tuple[str, list[Any]]  # SQL that gives a number, and its values
IN_ALL = (
    "(SELECT coalesce(sum(texts), 0) FROM articles_tally WHERE list = %s AND number = %s AND month = '') "
)
BY_MONTHS = (
    "(SELECT coalesce(sum(texts), 0) FROM articles_tally "
    "WHERE list = %s AND number = %s AND month > '' AND month < %s) "
)
HELD = "(SELECT count(*) FROM articles_listed WHERE list = %s AND number = %s AND place = 0 AND published_at "


def asked(*parts: Part) -> tuple[int, ...]:
    """What each of these parts gives, in one query."""
    with connection.cursor() as cursor:
        values = [value for _sql, given in parts for value in given]
        cursor.execute(f"SELECT {', '.join(sql for sql, _given in parts)}", values)
        return cursor.fetchone()


def until_now(name: str, number: int, end: datetime) -> Part:
    """How many appeared before an instant after which few are: all but those that are scheduled."""
    of = [name, number]
    return f"{IN_ALL} - {HELD} >= %s)", [*of, *of, _adapted(end)]


def before(name: str, number: int, instant: datetime) -> Part:
    """How many appeared before any instant: those of the months until the nearest beginning of one, and
    those between the two."""
    of, edge = [name, number], nearest_month(instant)
    first, last = sorted((instant, edge))
    sign = "-" if instant < edge else "+"
    values = [*of, f"{edge:%Y-%m}", *of, _adapted(first), _adapted(last)]
    return f"{BY_MONTHS} {sign} {HELD} >= %s AND published_at < %s)", values


def held_between(name: str, number: int, spans: list[tuple[datetime, datetime]]) -> Sequence[int]:
    """How many of the list appeared from the first instant of each span to before the second. One query."""
    rows = ", ".join(f"({rank:d}, %s, %s)" for rank in range(len(spans)))
    sql = (
        f"WITH spans (rank, begins, ends) AS (VALUES {rows}) "  # noqa: S608
        f"SELECT {HELD} >= begins AND published_at < ends) FROM spans ORDER BY rank"
    )
    values = [_adapted(instant) for span in spans for instant in span]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, name, number])
        return [texts for (texts,) in cursor.fetchall()]


def nearest_month(instant: datetime) -> datetime:
    """The beginning of a month of UTC that is nearest to this instant."""
    begun = instant.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (begun + timedelta(days=32)).replace(day=1)
    return begun if instant - begun < following - instant else following


def how_many(name: str, now: datetime) -> Combinable:
    """How many texts the list of this author, column or tag holds now: for `annotate`, by two indexes."""
    tallies = Tally.objects.filter(list=name, number=OuterRef("pk"), month="").order_by().values("number")
    rows = Listed.objects.filter(list=name, number=OuterRef("pk"), place=0, published_at__gt=now)
    scheduled = rows.order_by().values("number").annotate(texts=Count("article_id")).values("texts")
    return _number(tallies.annotate(sum=Sum("texts")).values("sum")) - _number(scheduled)


def without_number(now: datetime) -> Coalesce:
    """How many pieces of this column have no number: for `annotate`."""
    rows = Listed.objects.filter(list="series", number=OuterRef("pk"), place=0, published_at__lte=now)
    return _number(rows.order_by().values("number").annotate(texts=Count("article_id")).values("texts"))


def _number(query: Any) -> Coalesce:
    return Coalesce(Subquery(query, output_field=IntegerField()), Value(0))


def _adapted(instant: datetime) -> Any:
    return _of_the_database(connection.vendor, instant.astimezone(UTC))


# The archives ask of each month where it begins.
@lru_cache(maxsize=4096)
def _of_the_database(vendor: str, instant: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(instant)
