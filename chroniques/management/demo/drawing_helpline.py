"""Two pictures of the series « La permanence »: a lawn and a soup."""

import itertools
import math
import random
from collections.abc import Sequence

from PIL import Image

from chroniques.management.demo.drawing_curves import closed, flowing, moved, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    GARANCE,
    INK,
    NIGHT,
    OCHRE,
    Pass,
    Plate,
    Point,
    print_sheet,
)

SIZE = (1500, 1000)
MIDDLE = (750.0, 500.0)
TURNS = 9
PITCH = 76.0  # pixels from one turn of the mower to the next
SOUP = (664.0, 508.0)
STAR = (600.0, 432.0)


def mown_spiral(rng: random.Random) -> Image.Image:
    """A lawn mown in nine turns that lead to its middle, and the cord of a telephone that leads nowhere."""
    grass, dark, cord = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    grass.box(-9, -9, SIZE[0] + 9, SIZE[1] + 9)
    dark.dotted(grass, lambda x, y: 0.06 + 0.16 * abs(y - MIDDLE[1]) / 500, 20, 30)
    mown = Plate(SIZE)
    band = [_on_the_spiral(step / 2) for step in range(TURNS * 80 + 1)]
    mown.stroke(band, [43] * len(band))
    mown.disc(*MIDDLE, 133)
    for plate in (grass, dark):
        plate.stamp(mown, BARE)
    _mower([grass, dark], dark)
    line = _cord()
    for plate in (grass, dark):
        plate.stroke(line[560:], [38] * len(line[560:]), BARE)
        plate.rounded((line[-1][0] - 26, line[-1][1], line[-1][0] + 30, line[-1][1] + 102), 18, BARE)
    cord.stroke(line, [6] * len(line))
    _plug(cord, *line[-1])
    return print_sheet(SIZE, [Pass(grass, OCHRE, (-2, 2)), Pass(dark, NIGHT), Pass(cord, GARANCE)], rng)


def _on_the_spiral(step: float) -> Point:
    turn = step / 40 * 2 * math.pi
    reach = PITCH * step / 40
    return MIDDLE[0] + reach * math.cos(turn), MIDDLE[1] + reach * math.sin(turn)


def _cord() -> list[Point]:
    """Drawn straight by nine turns, and coiled again where nobody holds it any more."""
    straight = [_on_the_spiral(step / 2) for step in range(136, 676)]
    coiled = []
    for place in range(540):
        x, y = _on_the_spiral(338 + place * 18 / 540)
        turn, swell = place * math.tau / 12, min(1.0, place / 60)
        coiled.append((x + 14 * swell * math.cos(turn), y + 14 * swell * math.sin(turn)))
    return straight + coiled


def _plug(cord: Plate, x: float, y: float) -> None:
    cord.stroke([(x, y), (x + 2, y + 26)], [7, 7])
    cord.rounded((x - 15, y + 24, x + 19, y + 70), 9)
    for pin in (-6, 10):
        cord.stroke([(x + pin, y + 68), (x + pin, y + 90)], [6, 6])


def _mower(spared: list[Plate], dark: Plate) -> None:
    """Pushed by hand, seen from above: two wheels, a reel of blades, a handle bent by some old impatience."""
    handle = _mower_part([(0, 20), (0, 112), (38, 208)])
    grip = _mower_part([(-24, 222), (98, 196)])
    for plate in spared:
        plate.stroke(handle, [32] * 3, BARE)
        plate.stroke(grip, [36] * 2, BARE)
    reel = [(-78, -58), (78, -58), (78, 30), (-78, 30)]
    dark.polygon(_mower_part(reel))
    for blade in range(6):
        left = -86 + blade * 27
        dark.stroke(_mower_part([(left, 24), (left + 38, -52)]), [9, 9], BARE)
    for side in (-1, 1):
        wheel = [(side * 78, -78), (side * 112, -78), (side * 112, 50), (side * 78, 50)]
        dark.polygon(_mower_part(wheel))
        dark.stroke(_mower_part([(side * 80, 24), (0, 92)]), [13, 13])
    dark.stroke(handle, [15] * 3)
    dark.stroke(grip, [20] * 2)


def _mower_part(points: Sequence[Point]) -> list[Point]:
    return turned(moved(points, *MIDDLE), MIDDLE, 38)


def soup(rng: random.Random) -> Image.Image:
    """A plate as large as the table, and on the soup one star, alone, like a crouton."""
    warm, dark, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    _checked_cloth(warm)
    _shadow_of_the_plate(dark)
    for plate in (warm, dark):
        plate.disc(*SOUP, 548, BARE)
    for radius, width in ((546, 9), (520, 4), (404, 5)):
        dark.ring(*SOUP, radius, width)
    warm.disc(*SOUP, 382)
    surface = Plate(SIZE)
    surface.disc(*SOUP, 382)
    dark.dotted(surface, lambda x, y: 0.55 * (math.dist((x, y), (STAR[0] - 60, STAR[1] - 60)) / 560) ** 2, 15)
    _steam([warm, dark])
    star = _star(*STAR, 96)
    for plate in (warm, dark):
        plate.polygon(star, BARE)
        plate.stroke([*star, star[0]], [18] * 11, BARE)
    red.polygon(star)
    _spoon([warm, dark], dark)
    return print_sheet(SIZE, [Pass(warm, OCHRE, (2, -2)), Pass(dark, INK), Pass(red, GARANCE, (-3, 2))], rng)


def _checked_cloth(warm: Plate) -> None:
    """Squares as weavers make them: full where two bands cross, half where there is but one."""
    bands = Plate(SIZE)
    for x in range(-30, 1600, 150):
        bands.box(x, -9, x + 75, SIZE[1] + 9)
    for y in range(-40, 1100, 150):
        bands.box(-9, y, SIZE[0] + 9, y + 75)
    warm.dotted(bands, lambda x, y: 0.42, 15, 45)
    for x, y in itertools.product(range(-30, 1600, 150), range(-40, 1100, 150)):
        warm.box(x, y, x + 75, y + 75)


def _shadow_of_the_plate(dark: Plate) -> None:
    shadow = Plate(SIZE)
    shadow.disc(SOUP[0] + 44, SOUP[1] + 34, 556)
    shadow.disc(*SOUP, 540, BARE)
    dark.dotted(shadow, lambda x, y: 0.6, 13, 20)


def _steam(plates: list[Plate]) -> None:
    for left, top, long in ((452, 640, 190), (610, 690, 300), (772, 620, 380), (908, 470, 250)):
        line = [
            (left + 26 * math.sin(part * math.tau * 1.4), top + long * (part - 0.5))
            for part in (place / 50 for place in range(51))
        ]
        for plate in plates:
            plate.stroke(line, [3 + 10 * math.sin(math.pi * place / 50) for place in range(51)], BARE)


def _star(x: float, y: float, radius: float) -> list[Point]:
    turns = [math.radians(-76 + 36 * corner) for corner in range(10)]
    reach = (radius, radius * 0.44)
    return [
        (x + reach[corner % 2] * math.cos(turn), y + reach[corner % 2] * math.sin(turn))
        for corner, turn in enumerate(turns)
    ]


def _spoon(spared: list[Plate], dark: Plate) -> None:
    bowl = closed([(1354, 70), (1416, 118), (1424, 220), (1366, 322), (1308, 226), (1296, 122)])
    for plate in spared:
        plate.polygon(bowl, BARE)
        plate.stroke([*bowl, bowl[0]], [26] * (len(bowl) + 1), BARE)
        plate.stroke([(1364, 300), (1374, 640), (1392, 1040)], [44, 48, 78], BARE)
    dark.polygon(bowl)
    dark.stroke([(1364, 300), (1374, 640), (1392, 1040)], [20, 26, 54])
    glint = flowing([(1330, 132), (1322, 190), (1344, 252)])
    dark.stroke(glint, [4 + 9 * math.sin(math.pi * place / len(glint)) for place in range(len(glint))], BARE)
