"""Bars lie on their side: a name of any length stands above its own, on a telephone too.

A bar is a thick stroke, so that what tells series apart besides colour is a dash: no pattern to fetch, and
printers that leave out backgrounds still print it. Series are named in the first group, above their bar.
"""

from decimal import Decimal

from chroniques.text.figures.chart import Chart
from chroniques.text.figures.svg import STEP, cut, em, room, said, shape, share

GAP = 0.6  # em between two groups


class Scale:
    """From numbers to per cent of the width; zero is always on it."""

    def __init__(self, chart: Chart) -> None:
        known = [float(value) for value in chart.known()]
        low, high = min(0.0, *known), max(0.0, *known)
        self.unit = (100 - room([chart.said(value) for value in chart.known()])) / ((high - low) or 1)
        self.zero = abs(low) * self.unit

    def at(self, value: Decimal) -> float:
        return self.zero + float(value) * self.unit


def draw_bars(chart: Chart) -> tuple[list[str], float]:
    """The shapes of a chart in bars and its height in em."""
    scale, y = Scale(chart), 0.0
    shapes: list[str] = []
    for rank, (label, values) in enumerate(zip(chart.labels, chart.values, strict=True)):
        shapes += _words(label, y, "graph-label")
        y += STEP * len(cut(label))
        for place, value in enumerate(values):
            if rank == 0 and len(values) > 1:
                shapes += _words(chart.names[place], y, "graph-name")
                y += STEP * len(cut(chart.names[place]))
            shapes += _bar(chart, scale, y, place, value)
            y += STEP
        y += GAP
    axis = shape(
        "line", class_="graph-axis", x1=share(scale.zero), x2=share(scale.zero), y1="0", y2=em(y - GAP)
    )
    return [axis, *shapes] if scale.zero else shapes, y - GAP


def _words(text: str, y: float, kind: str) -> list[str]:
    """A label from this height on, a line under the other."""
    return [
        shape("text", said(part), class_=kind, x="0", y=em(y + 1 + STEP * rank))
        for rank, part in enumerate(cut(text))
    ]


def _bar(chart: Chart, scale: Scale, y: float, place: int, value: Decimal | None) -> list[str]:
    middle, end = em(y + 0.65), scale.zero if value is None else scale.at(value)
    bar = shape(
        "line",
        class_=f"graph-bar graph-{place + 1}",
        x1=share(min(scale.zero, end)),
        x2=share(max(scale.zero, end)),
        y1=middle,
        y2=middle,
    )
    number = shape(
        "text",
        chart.written(value),
        class_="graph-number",
        x=share(max(scale.zero, end)),
        dx="0.4em",
        y=em(y + 1),
    )
    return [number] if not value else [bar, number]
