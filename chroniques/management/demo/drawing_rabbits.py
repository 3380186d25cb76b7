"""Two pictures of a lost rabbit: the rack where it waits among the others, the poster that asks for it."""

import itertools
import math
import random

from PIL import Image

from chroniques.management.demo.drawing_curves import arc, closed, flowing, moved, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    GARANCE,
    INK,
    NIGHT,
    Pass,
    Plate,
    Point,
    print_sheet,
)

SIZE = (1500, 1000)
HOLE = 250.0  # pixels on a side: six by four of them fill the sheet
LOST = (4, 3)
UMBRELLA = (1, 2)
BOOT = (3, 0)

HEAD = [(0, -34), (48, -26), (70, 12), (58, 52), (0, 70), (-58, 52), (-70, 12), (-48, -26)]
BODY = [(-52, 60), (52, 60), (80, 124), (-80, 124)]
BENDS = (-8.0, -2.0, 6.0, 16.0, 24.0, 44.0, 62.0, 80.0)  # degrees; an ear folds beyond 24


def rack(rng: random.Random) -> Image.Image:
    """Twenty-four pigeon-holes of found things, nearly all rabbits; one of these has lost an eye."""
    dark, blue, grey, red = (Plate(SIZE) for _ in range(4))
    for row, column in itertools.product(range(4), range(6)):
        place = (column * HOLE + 125, row * HOLE + 118)
        if (column, row) == UMBRELLA:
            _umbrella(dark, *place)
        elif (column, row) == BOOT:
            _boot(dark, *place)
        elif (column, row) == LOST:
            _rabbit(grey, *place, (14.0, 80.0))
        else:
            plush = blue if (column * 2 + row * 3 + column * row) % 5 in (0, 2, 4) else dark
            _rabbit(plush, *place, (rng.choice(BENDS), rng.choice(BENDS)))
            _face(plush, *place, rng.uniform(-5, 5))
    dark.dotted(grey, lambda x, y: 0.3, 8, 30)
    _one_eyed_face(dark, red)
    _boards(dark, blue)
    return print_sheet(SIZE, [Pass(blue, NIGHT, (3, 2)), Pass(dark, INK), Pass(red, GARANCE)], rng)


def _boards(dark: Plate, blue: Plate) -> None:
    """What the things stand in, with a blank label under each of them."""
    for column in range(7):
        dark.box(column * HOLE - 11, -9, column * HOLE + 11, SIZE[1] + 9)
    for row in range(5):
        top = row * HOLE - 18
        blue.box(-9, top, SIZE[0] + 9, top + 27, BARE)
        dark.box(-9, top, SIZE[0] + 9, top + 27)
    for row, column in itertools.product(range(1, 5), range(6)):
        dark.box(column * HOLE + 94, row * HOLE - 11, column * HOLE + 156, row * HOLE + 3, BARE)


def _rabbit(plate: Plate, x: float, y: float, bends: Point) -> None:
    """Sitting on the board; each ear leans outwards by its own angle, and folds when that is large."""
    plate.polygon(moved(BODY, x, y))
    plate.polygon(closed(moved(HEAD, x, y + 20)))
    for side, bend in zip((-1, 1), bends, strict=True):
        plate.polygon(closed(_ear(x + side * 32, y + 4, side, bend)))


def _ear(x: float, y: float, side: int, bend: float) -> list[Point]:
    tip = turned([(-12, -94), (0, -106), (12, -94)], (0, -66), max(0.0, bend - 24) * 1.5)
    shape = [(-17, 6), (-23, -46), (-17, -70), *tip, (17, -70), (23, -46), (17, 6)]
    return [(x + side * across, y + down) for across, down in turned(shape, (0, 0), min(bend, 24.0))]


def _face(plate: Plate, x: float, y: float, tilt: float) -> None:
    for side in (-28, 28):
        plate.disc(x + side, y + 24 + tilt * side / 28, 8, BARE)
    _muzzle(plate, x, y)


def _muzzle(plate: Plate, x: float, y: float) -> None:
    plate.polygon([(x - 9, y + 46), (x + 9, y + 46), (x, y + 56)], BARE)
    plate.stroke([(x, y + 54), (x, y + 68)], [5, 5], BARE)
    plate.stroke([(x - 16, y + 74), (x, y + 68), (x + 16, y + 74)], [5, 5, 5], BARE)


def _one_eyed_face(dark: Plate, red: Plate) -> None:
    x, y = LOST[0] * HOLE + 125, LOST[1] * HOLE + 118
    dark.disc(x + 28, y + 24, 22, BARE)
    red.disc(x + 28, y + 24, 18)
    for hole in ((22, 18), (34, 18), (22, 30), (34, 30)):
        red.disc(x + hole[0], y + hole[1], 3, BARE)
    dark.stroke([(x - 38, y + 14), (x - 18, y + 34)], [8, 8])
    dark.stroke([(x - 18, y + 14), (x - 38, y + 34)], [8, 8])
    dark.polygon([(x - 10, y + 46), (x + 10, y + 46), (x, y + 57)])
    dark.stroke([(x - 16, y + 74), (x, y + 66), (x + 16, y + 74)], [7, 7, 7])


def _umbrella(dark: Plate, x: float, y: float) -> None:
    furled = [(-12, -70), (12, -70), (30, 40), (6, 96), (-6, 96), (-30, 40)]
    dark.polygon(turned(moved(furled, x, y), (x, y), 14))
    dark.stroke(turned([(x, y + 90), (x, y + 122)], (x, y), 14), [9, 5])
    dark.stroke(turned([(x, y - 66), (x, y - 88), *arc(x + 20, y - 88, 20, 180, 350)], (x, y), 14), [9] * 32)
    dark.stroke(turned([(x - 4, y - 60), (x + 8, y + 84)], (x, y), 14), [4, 4], BARE)
    dark.stroke(turned([(x - 26, y + 12), (x + 26, y + 12)], (x, y), 14), [6, 6], BARE)


def _boot(dark: Plate, x: float, y: float) -> None:
    leg = [(-58, -72), (22, -72), (22, 30), *arc(34, 92, 62, -80, 0), (96, 110), (-58, 110)]
    dark.polygon(moved(leg, x, y))
    dark.box(x - 58, y + 110, x - 14, y + 124)
    dark.box(x + 4, y + 113, x + 98, y + 124)
    dark.stroke([(x - 58, y - 50), (x + 22, y - 50)], [6, 6], BARE)
    for lace in range(4):
        dark.stroke([(x - 2, y - 20 + lace * 18), (x + 22, y - 26 + lace * 18)], [5, 5], BARE)


def poster(rng: random.Random) -> Image.Image:
    """What a child drew, and somebody taped to a station wall: a rabbit, one eye crossed out."""
    wall, hand, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    _tiles(wall)
    _paper(wall, rng)
    _childs_rabbit(hand, rng)
    for strip in ((494, 84, -38), (1044, 104, 34)):
        _tape(wall, hand, red, *strip)
    return print_sheet(SIZE, [Pass(wall, NIGHT, (-2, 1)), Pass(hand, INK), Pass(red, GARANCE)], rng)


def _tiles(wall: Plate) -> None:
    """Square tiles of an underground, bare joints, and a row of dark ones at the height of the knees."""
    tiles = Plate(SIZE)
    for column, row in itertools.product(range(-1, 11), range(-1, 7)):
        left, top = column * 152 - 10, row * 152 + 34
        tiles.rounded((left, top, left + 142, top + 142), 8)
    wall.dotted(tiles, lambda x, y: 0.3 + 0.35 * (x + y) / 2500, 15, 30)
    for column in range(-1, 11):
        wall.rounded((column * 152 - 10, 794, column * 152 + 132, 936), 8)


def _paper(wall: Plate, rng: random.Random) -> None:
    shade, sheet = (
        [(524, 78), (1096, 112), (1090, 780), (482, 754)],
        [(500, 52), (1074, 88), (1036, 758), (460, 728)],
    )
    wall.polygon(shade)
    wall.polygon(sheet, BARE)
    for strip in range(9):
        if strip in (2, 5, 6):
            continue
        left, long = 462 + strip * 64, 176 + rng.uniform(-16, 16)
        down, lean = 728 + strip * 3.3, rng.uniform(-14, 12)
        flap = [
            (left, down - 2),
            (left + 55, down),
            (left + 55 + lean, down + long),
            (left + lean, down + long - 6),
        ]
        wall.polygon(moved(flap, 14, 14))
        wall.polygon(flap, BARE)


def _childs_rabbit(hand: Plate, rng: random.Random) -> None:
    head = closed(
        [(770, 380), (890, 420), (920, 540), (850, 640), (750, 656), (640, 620), (600, 520), (650, 412)]
    )
    left = flowing([(672, 396), (626, 280), (640, 160), (690, 150), (716, 260), (722, 386)])
    right = flowing([(812, 384), (830, 260), (880, 150), (930, 178), (904, 300), (864, 406)])
    for line in (head, left, right, flowing([(700, 590), (750, 612), (812, 584)])):
        _crayon(hand, line, rng)
    hand.disc(694, 486, 21)
    _crayon(hand, flowing([(798, 460), (822, 484), (848, 512)]), rng)
    _crayon(hand, flowing([(846, 458), (826, 482), (796, 510)]), rng)
    hand.polygon(closed([(734, 540), (778, 536), (758, 566)]))
    for start, end in (
        ((620, 546), (520, 524)),
        ((622, 574), (528, 590)),
        ((894, 548), (1004, 520)),
        ((896, 578), (1000, 600)),
    ):
        _crayon(hand, flowing([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 9), end]), rng)


def _crayon(hand: Plate, line: list[Point], rng: random.Random) -> None:
    """A line as a small hand presses it: now hard, now lightly, and never quite where it was meant."""
    phase = rng.uniform(0, 6)
    shaken = [
        (x + 2.5 * math.sin(place * 0.9 + phase), y + 2.5 * math.cos(place * 0.7))
        for place, (x, y) in enumerate(line)
    ]
    hand.stroke(shaken, [11 + 4 * math.sin(place * 0.35 + phase) for place in range(len(line))])


def _tape(wall: Plate, hand: Plate, red: Plate, x: float, y: float, lean: float) -> None:
    strip = [
        (-92, -30),
        (92, -30),
        (84, -14),
        (92, 2),
        (84, 16),
        (92, 30),
        (-92, 30),
        (-84, 14),
        (-92, -2),
        (-84, -16),
    ]
    shape = turned(moved(strip, x, y), (x, y), lean)
    for plate in (wall, hand):
        plate.polygon(shape, BARE)
    red.polygon(shape)
