"""A picture for a conference in a cold hall: a radiator whose fins make a chart, and who sits on it."""

import random

from PIL import Image

from chroniques.management.demo.drawing_curves import closed, flowing, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    GARANCE,
    INK,
    OCHRE,
    Pass,
    Plate,
    print_sheet,
)

SIZE = (1500, 1000)
FLOOR = 900.0

# Heights of the nine fins, pixels, from the left; the baker sits on the lowest.
FINS = (420, 366, 500, 318, 560, 410, 624, 480, 752)
SEAT = 3


def radiator(rng: random.Random) -> Image.Image:
    """A radiator as uneven as a chart, in a hall; a baker warms himself on its lowest fin."""
    warm, iron, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    _rafters(warm)
    lit = Plate(SIZE)
    for number, height in enumerate(FINS):
        _fin(warm, iron, lit, 292 + number * 108, height)
    iron.dotted(lit, lambda x, y: 0.42, 9, 45)
    _pipes(warm, iron, red)
    _baker(warm, iron, 292 + SEAT * 108 + 46, FLOOR - 46 - FINS[SEAT])
    return print_sheet(SIZE, [Pass(warm, OCHRE, (-2, 2)), Pass(iron, INK), Pass(red, GARANCE)], rng)


def _rafters(warm: Plate) -> None:
    """The roof of the hall and its posts, in the dust of grain."""
    roof = Plate(SIZE)
    roof.stroke([(-60, 420), (750, 40), (1560, 420)], [44, 44, 44])
    roof.stroke([(-60, 250), (1560, 250)], [34, 34])
    for x, top in ((120, 320), (1380, 320)):
        roof.box(x - 20, top, x + 20, FLOOR)
    for x, top in ((436, 190), (750, 60), (1064, 190)):
        roof.box(x - 12, top, x + 12, 250)
    warm.dotted(roof, lambda x, y: 0.45, 14, 30)
    warm.box(-9, FLOOR, SIZE[0] + 9, SIZE[1] + 9)
    for x in range(-40, 1600, 190):
        warm.stroke([(x + (x - 750) * 0.05, FLOOR), (x + (x - 750) * 0.3, 1010)], [4, 7], BARE)


def _fin(warm: Plate, iron: Plate, lit: Plate, left: float, height: float) -> None:
    top, foot = FLOOR - 46 - height, FLOOR - 40
    warm.rounded((left - 8, top - 8, left + 104, foot + 8), 50, BARE)
    iron.rounded((left, top, left + 92, foot), 44)
    lit.rounded((left + 58, top + 34, left + 78, foot - 34), 10)
    iron.rounded((left + 30, top + 40, left + 42, foot - 40), 6, BARE)


def _pipes(warm: Plate, iron: Plate, red: Plate) -> None:
    for y in (FLOOR - 84, FLOOR - 196):
        iron.box(340, y, 1210, y + 18)
    for left in (310, 1170):
        warm.polygon(
            [(left, FLOOR - 46), (left + 60, FLOOR - 46), (left + 78, FLOOR + 22), (left - 18, FLOOR + 22)],
            BARE,
        )
        iron.polygon(
            [(left + 8, FLOOR - 46), (left + 52, FLOOR - 46), (left + 68, FLOOR + 14), (left - 8, FLOOR + 14)]
        )
    warm.box(196, FLOOR - 90, 300, FLOOR - 2, BARE)
    iron.stroke([(300, FLOOR - 75), (232, FLOOR - 75), (232, FLOOR + 60)], [24, 24, 24])
    red.box(216, FLOOR - 150, 248, FLOOR - 90)
    red.rounded((176, FLOOR - 178, 288, FLOOR - 142), 18)


def _baker(warm: Plate, iron: Plate, x: float, y: float) -> None:
    """Eyes closed, a loaf under his arm, his shoes a long way from the floor."""
    body = closed(
        [(x - 50, y - 20), (x - 46, y - 110), (x, y - 134), (x + 46, y - 110), (x + 50, y - 20), (x, y + 2)]
    )
    legs = [
        flowing([(x + side, y - 18), (x + side * 1.7, y + 30), (x + side * 1.5, y + 82)])
        for side in (-24, 24)
    ]
    for leg in legs:
        iron.stroke(leg, [50] * len(leg), BARE)
        warm.stroke(leg, [36] * len(leg))
        iron.rounded((leg[-1][0] - 34, leg[-1][1] + 4, leg[-1][0] + 34, leg[-1][1] + 48), 20, BARE)
        iron.rounded((leg[-1][0] - 26, leg[-1][1] + 12, leg[-1][0] + 26, leg[-1][1] + 40), 14)
    warm.polygon(body)
    apron = [(x - 26, y - 104), (x + 26, y - 104), (x + 38, y + 14), (x - 38, y + 14)]
    iron.stroke([*apron, apron[0]], [10] * 5, BARE)
    iron.polygon(apron, BARE)
    warm.polygon(apron, BARE)
    _bakers_head(warm, iron, x, y - 176)
    loaf = turned([(x - 128, y - 70), (x + 96, y - 70)], (x, y - 70), -24)
    for plate in (warm, iron):
        plate.stroke(loaf, [56, 52], BARE)
    warm.stroke(loaf, [44, 40])
    for slash in range(5):
        cut = [(x - 96 + slash * 44, y - 82), (x - 78 + slash * 44, y - 58)]
        iron.stroke(turned(cut, (x, y - 70), -24), [7, 7])
    warm.stroke([(x - 44, y - 108), (x - 60, y - 58), (x - 8, y - 56)], [42, 42, 38], BARE)
    warm.stroke([(x - 44, y - 108), (x - 60, y - 58), (x - 8, y - 56)], [30, 30, 26])


def _bakers_head(warm: Plate, iron: Plate, x: float, y: float) -> None:
    warm.disc(x, y, 50, BARE)
    iron.ring(x, y, 46, 6)
    for side in (-17, 17):
        iron.stroke(flowing([(x + side - 9, y + 2), (x + side, y + 8), (x + side + 9, y + 2)]), [5] * 21)
    iron.stroke(flowing([(x - 20, y + 24), (x, y + 17), (x + 20, y + 24)]), [11] * 21)
    hat = [(x - 66, y - 18), (x - 44, y - 58), (x, y - 84), (x + 44, y - 58), (x + 66, y - 18)]
    for plate in (warm, iron):
        plate.polygon(hat, BARE)
    iron.stroke([*hat, hat[0]], [6] * 6)
    iron.stroke([(x, y - 82), (x, y - 20)], [5, 5])
