"""What a chart shows, in a sentence: the highest, the lowest, the gap. For all, seeing it or not."""

from decimal import Decimal

from chroniques.text.figures.chart import Chart
from chroniques.text.figures.numbers import written

MOST_TOLD = 4  # series told one by one; beyond, the whole is told at once
MOST_NAMED = 3  # rows that share a place and are all named

Pairs = list[tuple[str, Decimal]]


def in_words(chart: Chart) -> str:
    """The sentences that a reader would say before this chart, without type: the pipeline sets it."""
    told = [place for place in range(len(chart.names)) if chart.series(place)]
    if len(told) > MOST_TOLD:
        whole = _sentence(_extremes(chart, _all_pairs(chart)))
        return " ".join(filter(None, [whole, _widest(chart)]))
    tell = _course if chart.is_line else _extremes
    sentences = [_about(chart, place, tell(chart, chart.series(place))) for place in told]
    gap = _gap_of_one(chart, chart.series(told[0])) if len(told) == 1 else _widest(chart)
    return " ".join(filter(None, [*sentences, gap]))


def _about(chart: Chart, place: int, said: str) -> str:
    """A sentence about one series; the only one needs no name."""
    return _sentence(said) if len(chart.names) == 1 else f"{chart.names[place]} : {said}."


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."


def _extremes(chart: Chart, pairs: Pairs) -> str:
    high, low = _bounds(pairs)
    if len(pairs) == 1:
        return f"{pairs[0][0]}, {chart.said(high)}"
    if high == low:
        return f"partout {chart.said(high)}"
    return f"au plus haut, {_at(chart, pairs, high)} ; au plus bas, {_at(chart, pairs, low)}"


def _course(chart: Chart, pairs: Pairs) -> str:
    """How a line goes: from its first point to its last, and what it passed on its way."""
    (first, start), (last, end) = pairs[0], pairs[-1]
    if len(pairs) == 1:
        return f"{first}, {chart.said(start)}"
    course = f"de {chart.said(start)} ({first}) à {chart.said(end)} ({last})"
    high, low = _bounds(pairs)
    if high == low:
        return f"partout {chart.said(high)}"
    peaks = [f"au plus haut, {_at(chart, pairs, high)}"] * (high not in (start, end))
    troughs = [f"au plus bas, {_at(chart, pairs, low)}"] * (low not in (start, end))
    return " ; ".join([course, *peaks, *troughs])


def _bounds(pairs: Pairs) -> tuple[Decimal, Decimal]:
    values = [value for _, value in pairs]
    return max(values), min(values)


def _at(chart: Chart, pairs: Pairs, value: Decimal) -> str:
    return f"{_listed([label for label, found in pairs if found == value])} ({chart.said(value)})"


def _listed(labels: list[str]) -> str:
    if len(labels) > MOST_NAMED:
        return f"{labels[0]} et {len(labels) - 1} autres"
    return " et ".join(filter(None, [", ".join(labels[:-1]), labels[-1]]))


def _gap_of_one(chart: Chart, pairs: Pairs) -> str:
    high, low = _bounds(pairs)
    return f"L’écart est de {_distance(chart, high - low)}." if high != low else ""


def _widest(chart: Chart) -> str:
    """Between the series of a row: where they are farthest apart, and where they are nearest."""
    gaps = [
        (label, max(known) - min(known))
        for label, row in zip(chart.labels, chart.values, strict=True)
        if len(known := [value for value in row if value is not None]) > 1
    ]
    if not gaps:
        return ""
    high, low = _bounds(gaps)
    if high == low:
        return f"L’écart est {'partout ' * (len(gaps) > 1)}de {_distance(chart, high)}."
    widest, nearest = (_listed([label for label, gap in gaps if gap == bound]) for bound in (high, low))
    return (
        f"L’écart est le plus grand pour {widest} ({_distance(chart, high)}), "
        f"le plus petit pour {nearest} ({_distance(chart, low)})."
    )


def _distance(chart: Chart, gap: Decimal) -> str:
    """Between two percentages stand points, not per cent; in French a plural begins at two."""
    if chart.unit == "%":
        return f"{written(gap)}\u00a0point{'s' * (gap >= 2)}"
    return chart.said(gap)


def _all_pairs(chart: Chart) -> Pairs:
    return [
        (f"{label}, {name}", value)
        for label, row in zip(chart.labels, chart.values, strict=True)
        for name, value in zip(chart.names, row, strict=True)
        if value is not None
    ]
