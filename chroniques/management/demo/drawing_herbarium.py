"""A picture for the dictionary of what is written under articles: its twelve species, pressed and pinned."""

import math
import random
from collections.abc import Callable

from PIL import Image

from chroniques.management.demo.drawing_curves import arc, closed, flowing, moved, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    FULL,
    GARANCE,
    NIGHT,
    OCHRE,
    Pass,
    Plate,
    print_sheet,
)

SIZE = (1500, 1000)
PLACES = tuple((x, y) for y in (176.0, 492.0, 808.0) for x in (222.0, 574.0, 926.0, 1278.0))

Species = Callable[[Plate, Plate, float, float], None]


def herbarium(rng: random.Random) -> Image.Image:
    """A sheet of twelve speech bubbles, each by its stem and two strips of gummed paper."""
    pressed, veined, gum, red = (Plate(SIZE) for _ in range(4))
    for species, (x, y) in zip(SPECIES, PLACES, strict=True):
        _stem(pressed, x, y, rng)
        species(pressed, veined, x, y)
    pressed.dotted(veined, lambda x, y: 0.42, 9, 30)
    tiny = closed(moved(TINY, *PLACES[6]))
    red.polygon(tiny)
    red.stroke(flowing(moved([(-4, 18), (2, 80), (-8, 140)], *PLACES[6])), [12] * 21)
    for x, y in PLACES:
        _strips(pressed, gum, red, x, y, rng)
    _frame(gum)
    return print_sheet(SIZE, [Pass(gum, OCHRE, (2, -1)), Pass(pressed, NIGHT), Pass(red, GARANCE)], rng)


def _stem(pressed: Plate, x: float, y: float, rng: random.Random) -> None:
    if (x, y) == PLACES[6]:
        return
    sway = rng.uniform(-26, 26)
    stem = flowing([(x - 6, y + 50), (x + sway * 0.3, y + 96), (x + sway, y + 138)])
    pressed.stroke(stem, [26 - 20 * place / (len(stem) - 1) for place in range(len(stem))])


def _strips(pressed: Plate, gum: Plate, red: Plate, x: float, y: float, rng: random.Random) -> None:
    """One across the stem, one half on the leaf and half on the sheet, cut and stuck by somebody patient."""
    small = (x, y) == PLACES[6]
    for across, down, lean in ((0, 104, rng.uniform(-12, 12)), (0, 58, 14) if small else (-104, -22, -24)):
        middle = (x + across, y + down)
        size = 0.7 if small else 1.0
        for reach, half, plates, cover in ((42, 16, (pressed, red), BARE), (38, 11, (gum,), FULL)):
            corners = [(-reach, -half), (reach, -half), (reach, half), (-reach, half)]
            for plate in plates:
                plate.polygon(turned(moved(corners, *middle, size), middle, lean), cover)


def _frame(gum: Plate) -> None:
    gum.stroke([(28, 28), (1472, 28), (1472, 972), (28, 972), (28, 28)], [6] * 5)


def _round(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    pressed.polygon(arc(x, y - 14, 118, 0, 354, 0.76))
    pressed.stroke([(x - 4, y + 62), (x + 8, y - 84)], [9, 3], BARE)
    for step in range(4):
        rib = y + 36 - step * 32
        pressed.stroke(flowing([(x - 66 + step * 8, rib - 34), (x - 30, rib - 16), (x, rib)]), [4] * 21, BARE)
        pressed.stroke(flowing([(x, rib), (x + 34, rib - 18), (x + 70 - step * 8, rib - 38)]), [4] * 21, BARE)


def _spiky(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    points = []
    for spike in range(28):
        reach = (134 if spike % 4 == 0 else 116) if spike % 2 == 0 else 70
        turn = math.tau * spike / 28
        points.append((x + reach * math.cos(turn), y - 14 + reach * 0.86 * math.sin(turn)))
    pressed.polygon(points)


def _limp(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    """Faded before it was picked: it hangs on one side."""
    veined.polygon(closed(moved(LIMP, x, y)))


def _split(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    pressed.rounded((x - 120, y - 96, x + 120, y + 66), 58)
    crack = [
        (x + 22, y - 104),
        (x - 6, y - 60),
        (x + 24, y - 30),
        (x - 8, y + 6),
        (x + 16, y + 34),
        (x - 2, y + 74),
    ]
    pressed.stroke(crack, [30, 24, 20, 16, 13, 10], BARE)


def _cloud(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    """What was thought and not said grows in puffs."""
    for across, down, reach in (
        (-70, 6, 52),
        (-34, -46, 56),
        (36, -50, 60),
        (78, 0, 50),
        (24, 26, 50),
        (-24, 30, 48),
    ):
        pressed.disc(x + across, y + down - 8, reach)


def _long(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    pressed.rounded((x - 150, y - 66, x + 150, y + 58), 60)
    for line, reach in enumerate((104, 112, 74)):
        pressed.stroke(
            [(x - 104, y - 34 + line * 30), (x - 104 + reach * 1.8, y - 34 + line * 30)], [9, 9], BARE
        )


def _tiny(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    """Left bare on this plate: it is the one printed in red."""
    pressed.polygon(closed(moved(TINY, x, y)), BARE)


def _empty(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    pressed.rounded((x - 118, y - 98, x + 118, y + 64), 46)
    pressed.rounded((x - 106, y - 86, x + 106, y + 52), 36, BARE)


def _clover(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    """Three that say the same thing, from one stem."""
    for across, down in ((-62, -4), (62, -4), (0, -64)):
        pressed.disc(x + across, y + down, 66, BARE)
        veined.disc(x + across, y + down, 58)
        pressed.ring(x + across, y + down, 60, 6)


def _square(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    pressed.polygon([(x - 104, y - 104), (x + 104, y - 104), (x + 104, y + 62), (x - 104, y + 62)])
    for corner in (-1, 1):
        for side in (-104, 62):
            pressed.disc(x + corner * 104, y + side, 26, BARE)


def _eaten(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    """Worms, or moderation: holes, and a bite at the edge."""
    pressed.polygon(arc(x, y - 14, 122, 0, 354, 0.72))
    for across, down, reach in ((-58, -34, 15), (-8, 22, 20), (42, -52, 12), (-70, 12, 8), (14, -18, 9)):
        pressed.disc(x + across, y + down, reach, BARE)
    for across, down, reach in ((124, -10, 30), (106, 32, 24), (112, -52, 22)):
        pressed.disc(x + across, y + down, reach, BARE)


def _striped(pressed: Plate, veined: Plate, x: float, y: float) -> None:
    shape, stripes = Plate(SIZE), Plate(SIZE)
    shape.polygon(closed(moved([(0, -112), (98, -66), (112, 16), (0, 66), (-112, 16), (-98, -66)], x, y)))
    for step in range(9):
        stripes.box(x - 140, y - 112 + step * 22, x + 140, y - 100 + step * 22)
    stripes.only_within(shape)
    pressed.stamp(stripes)


TINY = [(0, -30), (30, -22), (36, 4), (18, 24), (-18, 24), (-36, 4), (-30, -22)]
LIMP = [
    (-96, -58),
    (-20, -92),
    (70, -72),
    (112, -8),
    (122, 74),
    (98, 112),
    (70, 70),
    (30, 40),
    (-40, 52),
    (-104, 24),
]
SPECIES: tuple[Species, ...] = (
    *(_round, _spiky, _limp, _split),
    *(_cloud, _long, _tiny, _empty),
    *(_clover, _square, _eaten, _striped),
)
