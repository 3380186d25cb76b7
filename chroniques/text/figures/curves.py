"""Lines: a point per row, its first number before it, its last number and its name behind it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from chroniques.text.figures.chart import Chart
from chroniques.text.figures.svg import LETTER, NARROWEST, STEP, cut, em, room, said, shape, share

TALL = 15.0  # em, at least, between the highest point and the lowest
HEAD = 0.8  # em above the highest point
NAME = 14  # letters on a line of what is written at the end of another
MOST_DOTS = 40
FLAT = 0.6  # a lowest number above this part of the highest: from zero, the line would say nothing


class End(NamedTuple):
    """What is written at an end of a line: the number that it stands beside, and lines of words."""

    value: Decimal
    lines: list[str]


class Plot(NamedTuple):
    """Where things stand: per cent of the width from `left` to `right`, em from HEAD to HEAD + `tall`."""

    left: float
    right: float
    tall: float
    low: float
    high: float
    points: int

    def x(self, rank: int) -> float:
        return self.left + (self.right - self.left) * rank / (self.points - 1)

    def y(self, value: Decimal | float) -> float:
        return HEAD + self.tall * (self.high - float(value)) / ((self.high - self.low) or 1)


def draw_line(chart: Chart) -> tuple[list[str], float]:
    """The shapes of a chart in lines and its height in em."""
    starts, ends = _starts(chart), _ends(chart)
    plot = _plot(chart, starts, ends)
    base = em(plot.y(max(plot.low, 0.0)))
    axis = shape("line", class_="graph-axis", x1=share(plot.left), x2=share(plot.right), y1=base, y2=base)
    lines = [part for place in range(len(chart.names)) for part in _line(chart, plot, place)]
    numbers = [
        *_beside(plot, starts, plot.left, "-0.6em", "graph-number graph-start"),
        *_beside(plot, ends, plot.right, "0.6em", "graph-number"),
    ]
    return [axis, *lines, *numbers, *_dates(chart, plot)], HEAD + plot.tall + 2.2


def _starts(chart: Chart) -> list[End]:
    return [End(value, [chart.said(value)]) for value in chart.values[0] if value is not None]


def _ends(chart: Chart) -> list[End]:
    """The last known number of each series, with its name where there are several."""
    lasts = [(name, chart.series(place)) for place, name in enumerate(chart.names)]
    named = len(chart.names) > 1
    return [
        End(value, cut(f"{chart.said(value)} {name}" if named else chart.said(value), NAME))
        for name, pairs in lasts
        if pairs
        for _, value in pairs[-1:]
    ]


def _plot(chart: Chart, starts: list[End], ends: list[End]) -> Plot:
    low, high = float(min(chart.known())), float(max(chart.known()))
    if 0 < low < high * FLAT:
        low = 0.0
    left, right = (room([line for end in side for line in end.lines]) for side in (starts, ends))
    left = min(30.0, max(left, room([chart.labels[0]]) / 2))
    right = 100 - min(46.0, max(right, room([chart.labels[-1]]) / 2))
    needed = STEP * max(sum(len(end.lines) for end in side) for side in (starts, ends))
    return Plot(left, right, max(TALL, needed), low, high, len(chart.labels))


def _line(chart: Chart, plot: Plot, place: int) -> Iterator[str]:
    """A stroke between two known neighbours, a dot on each point while they are few."""
    points = [_point(plot, rank, row[place]) for rank, row in enumerate(chart.values)]
    for one, other in pairwise(points):
        if one and other:
            (x1, y1), (x2, y2) = one, other
            yield shape("line", class_=f"graph-stroke graph-{place + 1}", x1=x1, x2=x2, y1=y1, y2=y2)
    for point in points if len(points) <= MOST_DOTS else []:
        if point:
            yield shape("circle", class_=f"graph-dot graph-{place + 1}", cx=point[0], cy=point[1], r="0.22em")


def _point(plot: Plot, rank: int, value: Decimal | None) -> tuple[str, str] | None:
    return None if value is None else (share(plot.x(rank)), em(plot.y(value)))


def _beside(plot: Plot, ends: list[End], x: float, dx: str, kind: str) -> Iterator[str]:
    for top, end in spread(plot, ends):
        for rank, line in enumerate(end.lines):
            yield shape(
                "text",
                said(line),
                class_=kind,
                x=share(x),
                dx=dx,
                y=em(top + 1 + STEP * rank),
            )


def spread(plot: Plot, ends: list[End]) -> list[tuple[float, End]]:
    """The ends from top to bottom, each with the height of its top: beside its point, none over another.

    Pushed down from the top, then up from the bottom; the plot is tall enough to hold them all.
    """
    ordered = sorted(ends, key=lambda end: -end.value)
    tops, floor = [], 0.0
    for end in ordered:
        tops.append(max(floor, plot.y(end.value) - 0.65))
        floor = tops[-1] + STEP * len(end.lines)
    ceiling = HEAD + plot.tall + 0.65
    for rank in reversed(range(len(ordered))):
        ceiling = tops[rank] = min(tops[rank], ceiling - STEP * len(ordered[rank].lines))
    return list(zip(tops, ordered, strict=True))


def _dates(chart: Chart, plot: Plot) -> Iterator[str]:
    """Under the line, as many names of rows as stand side by side, counted from the last."""
    wide = (max(map(len, chart.labels)) + 2) * LETTER * 100 / NARROWEST
    many = max(1, int((plot.right - plot.left) // wide))
    step = -(-(plot.points - 1) // many)
    for rank in range(plot.points - 1, -1, -step):
        yield shape(
            "text",
            said(chart.labels[rank]),
            class_="graph-date",
            x=share(plot.x(rank)),
            y=em(HEAD + plot.tall + 1.7),
        )
