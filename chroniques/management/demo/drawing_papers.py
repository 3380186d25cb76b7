"""Three pictures of paper: a herbarium of speech bubbles, a letter put right, an envelope like a palace."""

import itertools
import math
import random
from collections.abc import Sequence

from PIL import Image

from chroniques.management.demo.drawing_curves import arc, flowing, moved, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    FULL,
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
PAGE = [(214, 128), (1122, 74), (1304, 196), (1356, 1060), (262, 1060)]
FOLD = [(1122, 74), (1304, 196), (1148, 240)]
# The lady's arms, legs and umbrella, about the point where she stands.
LIMBS: tuple[list[Point], ...] = (
    [(-22, -92), (-14, -80), (-60, -48), (-76, -46), (-72, -54)],
    [(22, -92), (14, -80), (52, -54), (62, -58)],
    [(-22, -24), (-6, -24), (-8, -1), (-20, -1)],
    [(6, -24), (22, -24), (20, -1), (8, -1)],
    [(54, -70), (60, -70), (68, -30), (60, -1), (54, -30)],
)


def corrected_letter(rng: random.Random) -> Image.Image:
    """A faultless letter, and what makes it a letter: a ring of coffee, a crease, three words struck out."""
    desk, ink, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    desk.box(-9, -9, SIZE[0] + 9, SIZE[1] + 9)
    _page(desk, ink)
    _written_lines(ink, rng)
    _coffee(desk)
    _crossing_out(red, rng)
    return print_sheet(SIZE, [Pass(desk, OCHRE, (2, -2)), Pass(ink, INK), Pass(red, GARANCE)], rng)


def _page(desk: Plate, ink: Plate) -> None:
    shadow = Plate(SIZE)
    shadow.polygon(moved(PAGE, 30, 34))
    shadow.polygon(PAGE, BARE)
    shadow.polygon(FOLD, BARE)
    ink.dotted(shadow, lambda x, y: 0.6, 12, 20)
    desk.polygon(PAGE, BARE)
    fold = Plate(SIZE)
    fold.polygon(FOLD)
    desk.dotted(fold, lambda x, y: 0.45, 12, 45)
    ink.stroke([FOLD[0], FOLD[2], FOLD[1]], [4, 4, 4])


def _written_lines(ink: Plate, rng: random.Random) -> None:
    """Justified to a hair, on a page that lies a little askew; the last line slopes, as they do at night."""
    for line in range(9):
        down = line * 68 + (50 if line > 1 else 0)
        y, left, long = 290.0 + down, 330 + down * 0.052, 800.0 if line != 4 else 470.0
        slope = 3.4 if line == 8 else -3.4
        for start, end in _words(rng, long):
            ends = turned([(left + start, y), (left + end, y)], (left, y), slope)
            ink.stroke(ends, [25, 25])


def _words(rng: random.Random, long: float) -> list[tuple[float, float]]:
    """Where words start and end on a line, so that the last ends exactly at the margin."""
    widths = [rng.uniform(40, 150) for _ in range(round(long / 133))]
    scale = (long - 44 * (len(widths) - 1)) / sum(widths)
    ends = list(itertools.accumulate(width * scale + 44 for width in widths))
    return [(end - 44 - width * scale, end - 44) for end, width in zip(ends, widths, strict=True)]


def _coffee(desk: Plate) -> None:
    x, y = 1090.0, 792.0
    for start, end, width in ((20, 118, 25), (126, 196, 17), (208, 352, 29)):
        line = arc(x, y, 168, start, end)
        desk.stroke(
            line, [4 + width * math.sin(math.pi * step / (len(line) - 1)) ** 0.4 for step in range(len(line))]
        )
    for drop in ((1284, 660, 13), (1308, 692, 7), (898, 900, 9)):
        desk.disc(*drop)


def _crossing_out(red: Plate, rng: random.Random) -> None:
    """Struck out in one angry zigzag; above it, short, the word that was better."""
    points = []
    for step in range(17):
        down = 38 if step % 2 else -28
        points.append((500 + step * 27 + rng.uniform(-8, 8), 464 + down - step * 1.6 + rng.uniform(-6, 6)))
    red.stroke(flowing(points), [18 + 6 * math.sin(step * 0.21) for step in range(161)])
    word = [(690, 396), (706, 370), (724, 398), (744, 368), (766, 394), (788, 368), (812, 388), (884, 360)]
    red.stroke(flowing(word), [12] * 71)


def grand_envelope(rng: random.Random) -> Image.Image:
    """An envelope as large as a palace, with rays and a rosette; at its window, a lady with a suitcase."""
    rays, blue, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    _rays(rays)
    _palace(rays, blue)
    _lady(blue, rays)
    _rosette(red, blue, rays)
    return print_sheet(SIZE, [Pass(rays, OCHRE, (-3, 2)), Pass(blue, NIGHT), Pass(red, GARANCE)], rng)


def _rays(rays: Plate) -> None:
    beams = Plate(SIZE)
    for beam in range(13):
        beams.sector(750, 640, 1200, 176 + beam * 15, 183.5 + beam * 15)
    rays.dotted(beams, lambda x, y: 0.2 + 0.6 * math.dist((x, y), (750, 640)) / 900, 16, 30)
    rays.box(-9, 856, SIZE[0] + 9, SIZE[1] + 9, BARE)


def _palace(rays: Plate, blue: Plate) -> None:
    flap, body = [(286, 372), (750, 96), (1214, 372)], [(286, 360), (1214, 360), (1214, 860), (286, 860)]
    for shape in (flap, body):
        rays.stroke([*shape, shape[0]], [30] * (len(shape) + 1), BARE)
        rays.polygon(shape, BARE)
        blue.polygon(shape)
    blue.stroke([(286, 372), (1214, 372)], [8, 8], BARE)
    blue.stroke([(340, 372), (750, 138), (1160, 372)], [6, 6, 6], BARE)
    for step in range(3):
        blue.box(250 - step * 44, 860 + step * 20, 1250 + step * 44, 874 + step * 20)
    for seam in (
        [(286, 860), (470, 706)],
        [(1214, 860), (1030, 706)],
        [(286, 376), (470, 540)],
        [(1214, 376), (1030, 540)],
    ):
        blue.stroke(seam, [6, 6], BARE)
    blue.rounded((470, 474, 1030, 842), 26, BARE)
    for line, long in enumerate((300, 380, 250, 330)):
        rays.rounded((560, 528 + line * 50, 560 + long, 549 + line * 50), 10)


def _lady(blue: Plate, rays: Plate) -> None:
    """Seen from behind: a hat, a suitcase, an umbrella; no larger than a line of her own address."""
    x, ground, size = 760.0, 940.0, 1.4
    shadow = Plate(SIZE)
    shadow.polygon([(x - 44, ground), (x + 44, ground), (x - 236, 1020), (x - 450, 1020)])
    blue.dotted(shadow, lambda x, y: 0.5, 10, 20)
    hem = [(-24, -94), (24, -94), (44, -22), (-44, -22)]
    brim = [(-44, -128), (44, -128), (48, -120), (-48, -120)]
    crown = [(-25, -126), (-24, -142), (-14, -152), (14, -152), (24, -142), (25, -126)]
    suitcase = [(-92, -48), (-48, -48), (-48, 0), (-92, 0)]
    drawn: Sequence[Sequence[Point]] = [hem, brim, crown, suitcase, *LIMBS]
    shapes = [moved(shape, x, ground, size) for shape in drawn]
    head = (x, ground - 106 * size)
    for plate in (blue, rays):
        plate.disc(*head, 38, BARE)
        for shape in shapes:
            plate.stroke([*shape, shape[0]], [17] * (len(shape) + 1), BARE)
    blue.disc(*head, 28)
    for shape in shapes:
        blue.polygon(shape)
        blue.stroke([*shape, shape[0]], [3] * (len(shape) + 1))


def _rosette(red: Plate, blue: Plate, rays: Plate) -> None:
    x, y = 1206.0, 372.0
    scallops = [
        (x + 128 * math.cos(turn), y + 128 * math.sin(turn))
        for turn in (math.tau * n / 16 for n in range(16))
    ]
    ribbons = [
        [(-70, 90), (-10, 120), (-52, 300), (-84, 258), (-128, 280)],
        [(70, 90), (10, 120), (62, 300), (92, 262), (134, 282)],
    ]
    for ribbon in ribbons:
        shape = moved(ribbon, x, y)
        for plate in (blue, rays):
            plate.stroke([*shape, shape[0]], [20] * 6, BARE)
            plate.polygon(shape, BARE)
        red.polygon(shape)
    for plate, cover, radius in ((blue, BARE, 44), (rays, BARE, 44), (red, BARE, 44), (red, FULL, 34)):
        plate.disc(x, y, 128, cover)
        for place in scallops:
            plate.disc(*place, radius, cover)
    red.ring(x, y, 112, 7, BARE)
    red.ring(x, y, 92, 4, BARE)
    for petal in range(12):
        red.stroke([arc(x, y, reach, petal * 30, petal * 30 + 1)[0] for reach in (26, 74)], [3, 12], BARE)
