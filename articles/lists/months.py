"""How many texts each month of the site's own calendar has."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from django.utils import timezone

from .counts import held_between
from .texts import AN_INSTANT, tallied


def texts_by_month(now: datetime) -> list[tuple[date, int]]:
    """The first day of each month that has published texts, the latest first, with how many it has.

    Kept counts follow the months of UTC; those of the site begin some hours before or after, whose texts are
    counted by an index. Two queries, whatever the number of texts.
    """
    today = now.astimezone(UTC).date().replace(day=1)
    counts = Counter({month: texts for month, texts in _kept_counts() if month < today})
    shifts = [_this_month(today, now), *_shifts([*counts, today], now)]
    found = held_between("texts", 0, [(begins, ends) for begins, ends, _gains, _loses in shifts])
    for texts, (_begins, _ends, gains, loses) in zip(found, shifts, strict=True):
        counts[gains] += texts
        if loses:
            counts[loses] -= texts
    return sorted(((month, texts) for month, texts in counts.items() if texts), reverse=True)


# From an instant to before another; the month whose texts appeared then, the one in which they are counted.
Shift = tuple[datetime, datetime, date, date | None]


def _kept_counts() -> Iterator[tuple[date, int]]:
    for found in tallied("texts", 0):
        yield date.fromisoformat(f"{found['month']}-01"), found["sum"]


def _this_month(today: date, now: datetime) -> Shift:
    """What has appeared since the month began, without what is to come."""
    return _in_utc(today), now + AN_INSTANT, today, None


def _shifts(months: list[date], now: datetime) -> Iterator[Shift]:
    """Where the months of the site begin otherwise than those of UTC."""
    end, zone = now + AN_INSTANT, timezone.get_current_timezone()
    for month in sorted({day for known in months for day in (known, _following(known))}):
        here, there, before = _beginnings(month, zone)
        if here < there and here < end:
            yield here, min(there, end), month, before
        elif there < here and there < end:
            yield there, min(here, end), before, month


@lru_cache(maxsize=4096)
def _beginnings(month: date, zone: tzinfo) -> tuple[datetime, datetime, date]:
    """Where a month begins in this zone, and in UTC, both as instants of UTC; and the month before."""
    here = timezone.make_aware(datetime.combine(month, datetime.min.time()), zone).astimezone(UTC)
    return here, _in_utc(month), (month - timedelta(days=1)).replace(day=1)


def _in_utc(month: date) -> datetime:
    return datetime(month.year, month.month, 1, tzinfo=UTC)


@lru_cache(maxsize=4096)
def _following(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
