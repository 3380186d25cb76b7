"""The columns: how many pieces a month, and which are late on their rhythm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, IntegerField, Max, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Column, Kind
from articles.models.rhythm import expected_after
from chroniques.templatetags.dates import day

from .needs import PUBLISH, Line, Need

MONTHS = 12


@dataclass(frozen=True)
class Pace:
    """A column, how many pieces it had in each of the last months, and the day of the last one."""

    column: Column
    pieces: Sequence[int]
    last: date | None

    def expected(self) -> date | None:
        """When the next piece is expected; None without a rhythm, or where none appeared for a year."""
        return expected_after(self.column.rhythm, self.last) if self.last else None

    def is_late(self, today: date) -> bool:
        """Has the day of its next piece passed?"""
        if not self.column.rhythm or self.column.is_finished:
            return False
        expected = self.expected()
        return expected is None or expected < today


def paces(user: Any, now: datetime) -> list[Pace]:
    """The columns of this person, or all of them for who publishes; in two queries."""
    known = Column.objects.all() if user.has_perm(PUBLISH) else Column.objects.filter(authors__user=user)
    columns = list(known.only("title", "rhythm", "is_finished"))
    counted = _counted(now) if columns else {}
    return [_pace(column, counted) for column in columns]


def months(now: datetime) -> list[date]:
    """The first days of the last months, this one included, the oldest first."""
    today = timezone.localtime(now).date()
    ranks = range(today.year * 12 + today.month - MONTHS, today.year * 12 + today.month)
    return [date(rank // 12, rank % 12 + 1, 1) for rank in ranks]


def late(known: Sequence[Pace], now: datetime) -> Need:
    """The columns that readers wait for, who has waited longest first."""
    today = timezone.localtime(now).date()
    waited = sorted((pace for pace in known if pace.is_late(today)), key=lambda pace: pace.last or date.min)
    lines = [_late(pace) for pace in waited]
    listed = reverse("admin:articles_column_changelist")
    return Need("late", _("Columns that are late"), _("All keep their rhythm."), len(lines), lines, listed)


def _late(pace: Pace) -> Line:
    expected = pace.expected()
    said = _("expected on %s") % day(expected) if expected else _("no piece for a year")
    address = reverse("admin:articles_column_change", args=[pace.column.pk])
    return Line(pace.column.title, address, f"{pace.column.get_rhythm_display()}, {said}", late=True)


def _pace(column: Column, counted: dict[tuple[int, int], tuple[int, datetime]]) -> Pace:
    found = [counted.get((column.pk, rank)) for rank in range(MONTHS)]
    last = max((one[1] for one in found if one), default=None)
    return Pace(
        column, [one[0] if one else 0 for one in found], timezone.localtime(last).date() if last else None
    )


def _counted(now: datetime) -> dict[tuple[int, int], tuple[int, datetime]]:
    """How many pieces each column had in each month, and when the last of them appeared: what readers see,
    in one query that reads the index by date alone."""
    parts = list(_parts(now))
    rows = parts[0].union(*parts[1:], all=True)
    return {(column, rank): (count, last) for column, count, last, rank in rows}


def _parts(now: datetime) -> Iterator[Any]:
    begins = [timezone.make_aware(datetime.combine(first, time.min)) for first in months(now)]
    shown = Article.objects.published(now).exclude(kind=Kind.PAGE).filter(column__isnull=False).order_by()
    for rank, (start, end) in enumerate(zip(begins, [*begins[1:], now], strict=True)):
        within = shown.filter(published_at__gte=start, published_at__lt=end)
        month = within.values("column").annotate(count=Count("pk"), last=Max("published_at"))
        yield month.values_list("column", "count", "last", Value(rank, output_field=IntegerField()))
