"""A grid of dots: a row for each label, a column for each name, a dot as large as its number.

What stops, what goes on and what swells is seen at a glance; a ring says that there was none.
"""

from decimal import Decimal
from math import sqrt

from chroniques.text.figures.chart import Chart
from chroniques.text.figures.svg import LETTER, NARROWEST, STEP, cut, em, said, shape, share

SIDE = 5.0  # per cent of the width before the first dot, and after the last one
SMALLEST, LARGEST = 0.22, 0.62  # em: the radius of a dot
ROW = 1.5  # em from the name of a row to the next


def draw_grid(chart: Chart) -> tuple[list[str], float]:
    """The shapes of a grid and its height in em. Numbers are counts: none is below zero."""
    most, y = max(chart.known(), default=Decimal(0)), 0.0
    shapes: list[str] = []
    for label, values in zip(chart.labels, chart.values, strict=True):
        for line in cut(label):
            shapes.append(shape("text", said(line), class_="graph-label", x="0", y=em(y + 1)))
            y += STEP
        shapes += [_dot(chart, place, y, value, most) for place, value in enumerate(values)]
        y += ROW
    return [*shapes, *_names(chart, y)], y + STEP


def _dot(chart: Chart, place: int, y: float, value: Decimal | None, most: Decimal) -> str:
    kind = "graph-cell" if value else "graph-none"
    at = {"cx": share(_x(chart, place)), "cy": em(y + 0.65)}
    return shape("circle", class_=kind, r=em(_radius(value, most)), **at)


def _radius(value: Decimal | None, most: Decimal) -> float:
    """The surface of a dot, and not its width, follows its number."""
    return max(SMALLEST, LARGEST * sqrt(value / most)) if value else SMALLEST


def _names(chart: Chart, y: float) -> list[str]:
    """Under the dots, as many names as stand side by side, counted from the last."""
    wide = (max(map(len, chart.names)) + 1) * LETTER * 100 / NARROWEST
    many = max(1, int((100 - 2 * SIDE) // wide))
    step = -(-len(chart.names) // many)
    return [
        shape(
            "text", said(chart.names[place]), class_=_kind(chart, place), x=_place(chart, place), y=em(y + 1)
        )
        for place in range(len(chart.names) - 1, -1, -step)
    ]


def _kind(chart: Chart, place: int) -> str:
    """The last name ends where the drawing does."""
    return "graph-date graph-start" if place == len(chart.names) - 1 else "graph-date"


def _place(chart: Chart, place: int) -> str:
    return "100%" if place == len(chart.names) - 1 else share(_x(chart, place))


def _x(chart: Chart, place: int) -> float:
    return SIDE + (100 - 2 * SIDE) * place / max(1, len(chart.names) - 1)
