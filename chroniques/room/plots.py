"""What looking tells sooner than reading: the avis by day and state, the pieces by column and month.

Drawn by the code that draws the figures of texts; each with its sentence, and its numbers in a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, IntegerField, Value
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chroniques.text.figures.chart import BARS, Chart
from chroniques.text.figures.grid import draw_grid
from chroniques.text.figures.stacks import draw_stacks
from chroniques.text.figures.svg import drawing
from comments.models import Comment, State

from .columns import Pace, months

DAYS = 30
NAMED = 4  # columns in a sentence
STATES = (State.PUBLISHED, State.PENDING, State.REJECTED, State.SPAM)


@dataclass(frozen=True)
class Plot:
    """A drawing, the sentence that says what it shows, its table: heads, then rows of a name and cells."""

    name: str
    title: str
    svg: str
    said: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


def avis_by_day(now: datetime) -> Plot | None:
    """The avis received in the last thirty days, by the state in which they are; None without any."""
    days = _days(now)
    found = _received(days)
    present = [state for state in STATES if any(key[1] == state for key in found)]
    if not present:
        return None
    names = tuple(str(state.label) for state in present)
    labels = tuple(date_format(one, "j N") for one in days)
    rows = [[found.get((rank, state), 0) for state in present] for rank in range(DAYS)]
    chart = _chart(_("Avis of the last thirty days"), _("Day"), names, labels, rows)
    shapes, height = draw_stacks(chart)
    total = sum(found.values())
    said = ngettext("%(count)d avis in thirty days", "%(count)d avis in thirty days", total) % {
        "count": total
    }
    sums = [sum(column) for column in zip(*rows, strict=True)]
    parts = ", ".join(f"{name} {count}" for name, count in zip(names, sums, strict=True))
    busiest = max(range(DAYS), key=lambda rank: sum(rows[rank]))
    most = _("the busiest day: %(day)s (%(count)d)") % {"day": labels[busiest], "count": sum(rows[busiest])}
    return _plot(
        "avis-by-day",
        chart,
        shapes,
        height,
        _("%(said)s (%(parts)s); %(most)s.") % {"said": said, "parts": parts, "most": most},
    )


def pieces_by_month(known: Sequence[Pace], now: datetime) -> Plot | None:
    """The pieces of each column in the last twelve months; None where there is no column."""
    if not any(any(pace.pieces) for pace in known):
        return None
    names = tuple(date_format(first, "N y") for first in months(now))
    labels = tuple(pace.column.title for pace in known)
    chart = _chart(
        _("Pieces of the last twelve months"),
        _("Column"),
        names,
        labels,
        [pace.pieces for pace in known],
    )
    shapes, height = draw_grid(chart)
    total = sum(sum(pace.pieces) for pace in known)
    silent = [pace.column.title for pace in known if not pace.pieces[-1]]
    said = ngettext("%(count)d piece in twelve months", "%(count)d pieces in twelve months", total) % {
        "count": total
    }
    quiet = _("none this month in %s") % _listed(silent) if silent else _("each column has one this month")
    return _plot(
        "pieces-by-month", chart, shapes, height, _("%(said)s; %(rest)s.") % {"said": said, "rest": quiet}
    )


def _plot(name: str, chart: Chart, shapes: list[str], height: float, said: str) -> Plot:
    svg = drawing(shapes, height, name, chart.title)
    rows = [
        (label, [chart.said(value) for value in values])
        for label, values in zip(chart.labels, chart.values, strict=True)
    ]
    return Plot(name, chart.title, svg, said, (chart.corner, *chart.names), rows)


def _chart(title: str, corner: str, names: Any, labels: Any, rows: Sequence[Sequence[int]]) -> Chart:
    values = tuple(tuple(Decimal(count) for count in row) for row in rows)
    return Chart(title, "", "", BARS, corner, names, labels, values)


def _days(now: datetime) -> list[date]:
    today = timezone.localtime(now).date()
    return [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]


def _received(days: Sequence[date]) -> dict[tuple[int, str], int]:
    """How many avis of each day are in each state, in one query that reads an index alone."""
    parts = list(_parts(days))
    return {(rank, state): count for state, count, rank in parts[0].union(*parts[1:], all=True)}


def _parts(days: Sequence[date]) -> Iterator[Any]:
    for rank, one in enumerate(days):
        start, end = (
            timezone.make_aware(datetime.combine(at, time.min)) for at in (one, one + timedelta(days=1))
        )
        within = Comment.objects.filter(
            state__in=STATES, received_at__gte=start, received_at__lt=end
        ).order_by()
        counted = within.values("state").annotate(count=Count("pk"))
        yield counted.values_list("state", "count", Value(rank, output_field=IntegerField()))


def _listed(names: Sequence[str]) -> str:
    """The first of these names: the table has them all."""
    return ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
