"""Curves for the drawings: points joined without corners, shapes turned."""

import math
from collections.abc import Sequence

from chroniques.management.demo.drawing_press import Point

STEPS = 10  # points from one given point to the next


def closed(points: Sequence[Point]) -> list[Point]:
    """A smooth outline that passes through every point and returns to the first."""
    return _through([points[-1], *points, points[0], points[1]])


def flowing(points: Sequence[Point]) -> list[Point]:
    """A smooth line that passes through every point, from the first to the last."""
    return [*_through([points[0], *points, points[-1]]), points[-1]]


def _through(points: Sequence[Point]) -> list[Point]:
    """Catmull and Rom's spline (1974): each stretch is bent by the neighbours of its two ends."""
    return [
        _between(points[place : place + 4], step / STEPS)
        for place in range(len(points) - 3)
        for step in range(STEPS)
    ]


def _between(four: Sequence[Point], share: float) -> Point:
    (a, b), (c, d), (e, f), (g, h) = four
    return _bent(a, c, e, g, share), _bent(b, d, f, h, share)


def _bent(before: float, start: float, end: float, after: float, share: float) -> float:
    pull = end - before
    turn = 2 * before - 5 * start + 4 * end - after
    rest = 3 * start - before - 3 * end + after
    return start + share * (pull + share * (turn + share * rest)) / 2


def arc(x: float, y: float, radius: float, start: float, end: float, flat: float = 1.0) -> list[Point]:
    """Points along a circle, or an ellipse `flat` times as high as wide; degrees clockwise from the right."""
    count = max(2, math.ceil(abs(end - start) / 6))
    turns = [math.radians(start + (end - start) * step / count) for step in range(count + 1)]
    return [(x + radius * math.cos(turn), y + radius * flat * math.sin(turn)) for turn in turns]


def turned(points: Sequence[Point], about: Point, degrees: float) -> list[Point]:
    """The points turned clockwise about one of the sheet."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (
            about[0] + (x - about[0]) * cosine - (y - about[1]) * sine,
            about[1] + (x - about[0]) * sine + (y - about[1]) * cosine,
        )
        for x, y in points
    ]


def moved(points: Sequence[Point], right: float, down: float, size: float = 1.0) -> list[Point]:
    """The points of a shape drawn about the origin, enlarged, then placed."""
    return [(right + x * size, down + y * size) for x, y in points]
