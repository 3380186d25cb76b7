"""The halftone screen: greys made of one ink, by dots that grow until they touch.

A dot is where the tone wanted is above the screen's threshold, as under the glass screens of engravers: the
whole sheet is compared at once, whatever the number of dots.
"""

import functools
import itertools
import math
from collections.abc import Callable

from PIL import Image, ImageChops

Tone = Callable[[float, float], float]
Box = tuple[int, int, int, int]

FULL = 255
STEP = 24  # pixels from one place where the tone is asked for to the next
LARGE = 300  # pixels: smaller patches are joined, for few large ones are laid sooner than many small ones
LARGEST = 0.64  # radius of the largest dot, in shares of the distance between two
EDGE = 2.0  # how softly ink stops at the edge of a dot: one pixel or so


def halftone(box: Box, tone: Tone, pitch: float, angle: float) -> Image.Image:
    """Dots over a box: a grey image of its size, 0 bare paper, 255 full ink.

    `tone(x, y)` goes from 0 (no dot) to 1 (dots that touch), in the box's own coordinates; `pitch` is the
    distance between dots, in pixels, and `angle` the degrees by which their rows are turned, both rounded
    to the nearest screen that repeats on whole pixels.
    """
    size = (box[2] - box[0], box[3] - box[1])
    patch = _patch(round(pitch * math.cos(math.radians(angle))), round(pitch * math.sin(math.radians(angle))))
    return ImageChops.subtract(_asked(box, size, tone), _tiled(patch, size), scale=EDGE / pitch)


def _asked(box: Box, size: tuple[int, int], tone: Tone) -> Image.Image:
    """The tone over a box, asked for at one place out of many and smoothed between."""
    columns, rows = size[0] // STEP + 1, size[1] // STEP + 1
    values = bytes(
        round(FULL * min(1.0, max(0.0, tone(box[0] + (column + 0.5) * STEP, box[1] + (row + 0.5) * STEP))))
        for row in range(rows)
        for column in range(columns)
    )
    coarse = Image.frombytes("L", (columns, rows), values)
    return coarse.resize((columns * STEP, rows * STEP), Image.Resampling.BILINEAR).crop((0, 0, *size))


def _tiled(patch: Image.Image, size: tuple[int, int]) -> Image.Image:
    whole = Image.new("L", size)
    for left, top in itertools.product(range(0, size[0], patch.width), range(0, size[1], patch.height)):
        whole.paste(patch, (left, top))
    return whole


@functools.cache
def _patch(across: int, down: int) -> Image.Image:
    """Thresholds over a square that repeats, its dots `(across, down)` apart: 0 in their middles."""
    common, area = math.gcd(across, down), across**2 + down**2
    side = area // common
    spot = _spot(math.sqrt(area))
    patch = Image.new("L", (side, side), FULL)
    for number in range(area // common**2):
        middle = (number * across % side, number * down % side)
        for turn in itertools.product((-side, 0, side), repeat=2):
            left, top = (middle[axis] + turn[axis] - spot.width // 2 for axis in (0, 1))
            if -spot.width < left < side and -spot.width < top < side:
                place = (left, top, left + spot.width, top + spot.width)
                patch.paste(ImageChops.darker(patch.crop(place), spot), (left, top))
    times = math.ceil(LARGE / side)
    return _tiled(patch, (side * times, side * times))


def _spot(pitch: float) -> Image.Image:
    """The threshold around one dot: the square of the distance, so that a tone is a share of inked paper."""
    side = 2 * round(pitch) + 1
    distance = Image.radial_gradient("L").resize(
        (side, side), Image.Resampling.BILINEAR
    )  # 255 at its corners
    share = math.sqrt(2) / FULL / LARGEST
    return distance.point([min(FULL, round(FULL * (value * share) ** 2)) for value in range(256)])
