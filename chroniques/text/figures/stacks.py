"""Upright stacks: one for each label, side by side, a piece for each name, from the line of zero up.

For many moments of a few kinds. Pieces are told apart by colour and dash; their names stand above, in the
order in which they are piled, each after a piece of its own stroke.
"""

from collections.abc import Iterator
from decimal import Decimal

from chroniques.text.figures.chart import Chart
from chroniques.text.figures.svg import LETTER, NARROWEST, STEP, em, room, said, shape, share

TALL = 9.0  # em of the highest stack
SAMPLE = 6.0  # per cent of the width before a name


def draw_stacks(chart: Chart) -> tuple[list[str], float]:
    """The shapes of the stacks and their height in em. Numbers are counts: none is below zero."""
    head = STEP * len(chart.names) + 1
    sums = [sum((value or Decimal(0) for value in values), Decimal(0)) for values in chart.values]
    most, base = max(sums, default=Decimal(0)) or Decimal(1), em(head + TALL)
    left = room([chart.said(most)])
    axis = shape("line", class_="graph-axis", x1=share(left), x2="100%", y1=base, y2=base)
    top = shape("text", chart.written(most), class_="graph-number", x="0", y=em(head + 0.5))
    zero = shape("text", chart.written(Decimal(0)), class_="graph-number", x="0", y=em(head + TALL))
    piled = [piece for rank in range(len(sums)) for piece in _pile(chart, rank, left, head, most)]
    return [*_names(chart), top, zero, axis, *piled, *_moments(chart, left, head)], head + TALL + 2


def _names(chart: Chart) -> Iterator[str]:
    for place, name in enumerate(chart.names):
        middle = em(STEP * place + 0.65)
        yield shape("line", class_=_piece(place), x1="0", x2=share(SAMPLE - 2), y1=middle, y2=middle)
        yield shape("text", said(name), class_="graph-name", x=share(SAMPLE), y=em(STEP * place + 1))


def _pile(chart: Chart, rank: int, left: float, head: float, most: Decimal) -> Iterator[str]:
    x, foot = share(_x(chart, rank, left)), Decimal(0)
    for place, value in enumerate(chart.values[rank]):
        if value:
            low, high = (em(head + TALL * float(1 - at / most)) for at in (foot, foot + value))
            yield shape("line", class_=_piece(place), x1=x, x2=x, y1=low, y2=high)
            foot += value


def _piece(place: int) -> str:
    return f"graph-pile graph-{place + 1}"


def _moments(chart: Chart, left: float, head: float) -> Iterator[str]:
    """Under the line, as many labels as stand side by side, counted from the last."""
    wide = (max(map(len, chart.labels)) + 2) * LETTER * 100 / NARROWEST
    step = -(-len(chart.labels) // max(1, int((100 - left) // wide)))
    last = len(chart.labels) - 1
    for rank in range(last, 0, -step):
        kind = "graph-date graph-start" if rank == last else "graph-date"
        x = "100%" if rank == last else share(_x(chart, rank, left))
        yield shape("text", said(chart.labels[rank]), class_=kind, x=x, y=em(head + TALL + 1.5))


def _x(chart: Chart, rank: int, left: float) -> float:
    return left + (100 - left) * (rank + 0.5) / len(chart.labels)
