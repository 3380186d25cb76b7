"""A picture for a staircase and its discussion group: a block of flats cut open, at night."""

import random

from PIL import Image

from chroniques.management.demo.drawing_curves import closed, flowing, moved
from chroniques.management.demo.drawing_press import (
    BARE,
    GARANCE,
    INK,
    OCHRE,
    Pass,
    Plate,
    Point,
    print_sheet,
)

SIZE = (1500, 1000)
GROUND = 964.0
STOREY = 128.0
LEFT, RIGHT = 230.0, 1270.0
WELL = (592.0, 908.0)
ROOMS = ((262.0, 402.0), (426.0, 560.0), (940.0, 1074.0), (1098.0, 1238.0))
DARK = {(0, 1), (1, 2), (2, 0), (2, 2), (4, 1), (5, 3)}
CAT = (3, 2)  # the room next to the stairs, third floor as one counts from the street


def stairwell(rng: random.Random) -> Image.Image:
    """Six floors lean over their telephones; a red drop climbs the stairs and arrives as a wave."""
    night, lamps, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    night.halftone(lambda x, y: 0.5 - 0.5 * y / GROUND, 20, 30)
    night.disc(1392, 300, 66, BARE)
    _block(night)
    for floor in range(6):
        for room in range(4):
            if (floor, room) not in DARK or (floor, room) == CAT:
                _room(night, lamps, floor, room, rng)
        _flight(night, floor)
    _attic(night, red)
    for floor in range(6):
        _drop(night, red, floor)
    return print_sheet(SIZE, [Pass(lamps, OCHRE, (2, 2)), Pass(night, INK), Pass(red, GARANCE)], rng)


def _block(night: Plate) -> None:
    """Walls and a roof with two chimneys, on a street."""
    roof = [(LEFT - 34, 200), (430, 40), (1070, 40), (RIGHT + 34, 200)]
    night.stroke([*roof, roof[0]], [16] * 5, BARE)
    night.polygon(roof)
    for left in (372, 1060):
        night.box(left, -9, left + 72, 130)
    night.box(LEFT - 8, 196, RIGHT + 8, GROUND, BARE)
    night.box(LEFT, 196, RIGHT, GROUND)
    night.box(-9, GROUND, SIZE[0] + 9, SIZE[1] + 9)
    night.box(WELL[0], 196, WELL[1], GROUND - 8, BARE)


def _floor_of(floor: int) -> float:
    """Where one stands on a floor, the ground floor being 0."""
    return GROUND - 8 - floor * STOREY


def _room(night: Plate, lamps: Plate, floor: int, room: int, rng: random.Random) -> None:
    left, right = ROOMS[room]
    foot = _floor_of(floor) - 14
    night.box(left, foot - 96, right, foot, BARE)
    lamps.box(left, foot - 96, right, foot)
    if (floor, room) == CAT:
        _cat(night, (left + right) / 2, foot)
    else:
        _tenant(night, lamps, rng.uniform(left + 44, right - 44), foot, -1 if room > 1 else 1)


def _tenant(night: Plate, lamps: Plate, x: float, foot: float, side: int) -> None:
    """Head bent towards what is lit in the hand."""
    night.disc(x + side * 5, foot - 66, 15)
    night.polygon(
        closed([(x - 23, foot), (x - 20, foot - 38), (x, foot - 52), (x + 20, foot - 38), (x + 23, foot)])
    )
    night.box(x - 22, foot - 12, x + 22, foot)
    night.stroke(
        [(x + side * 12, foot - 38), (x + side * 26, foot - 22), (x + side * 34, foot - 38)], [11, 10, 8]
    )
    corner = (x + side * 36, foot - 50)
    for plate in (night, lamps):
        plate.box(corner[0] - 9, corner[1] - 14, corner[0] + 9, corner[1] + 14, BARE)


def _cat(night: Plate, x: float, foot: float) -> None:
    """From behind, tail hanging on this side of the sill."""
    night.polygon(
        closed(
            [
                (x - 30, foot),
                (x - 26, foot - 32),
                (x - 10, foot - 50),
                (x + 10, foot - 50),
                (x + 26, foot - 32),
                (x + 30, foot),
            ]
        )
    )
    night.disc(x, foot - 58, 19)
    for side in (-1, 1):
        night.polygon([(x + side * 19, foot - 60), (x + side * 17, foot - 88), (x + side * 3, foot - 72)])
    night.stroke(flowing([(x + 22, foot - 8), (x + 48, foot - 14), (x + 44, foot - 44)]), [11] * 21)


def _flight(night: Plate, floor: int) -> None:
    """From one floor to the next, leftwards then rightwards, nine steps each."""
    low, high = _floor_of(floor), _floor_of(floor + 1)
    start, end = (WELL[0] + 40, WELL[1] - 40) if floor % 2 == 0 else (WELL[1] - 40, WELL[0] + 40)
    points: list[Point] = []
    for step in range(10):
        x, y = start + (end - start) * step / 9, low + (high - low) * step / 9
        points += [(x, y), (x, y - STOREY / 9)]
    points = points[:-1]
    night.polygon([*points, (end, high + 22), (start + (end - start) * 0.12, low)])
    night.box(
        min(end, WELL[0] if end < 700 else end), high, max(end, WELL[1] if end > 700 else end), high + 14
    )


def _drop(night: Plate, red: Plate, floor: int) -> None:
    """Each floor hears more than the one below."""
    size = 12 + 7.5 * floor
    x = 750.0 + (58 if floor % 2 else -58)
    y = _floor_of(floor) - STOREY * 0.5 - 26 + size * 0.3
    shape = closed([(0.0, -1.7), (0.62, -0.5), (0.9, 0.35), (0.0, 1.1), (-0.9, 0.35), (-0.62, -0.5)])
    night.polygon(moved(shape, x, y, size + 8), BARE)
    red.polygon(moved(shape, x, y, size))


def _attic(night: Plate, red: Plate) -> None:
    """The wave that fills it."""
    inside = [(LEFT + 24, 188), (446, 62), (1054, 62), (RIGHT - 24, 188)]
    night.polygon(inside, BARE)
    crest = flowing([(LEFT + 24, 188), (420, 150), (560, 84), (700, 74), (770, 108), (744, 140), (706, 128)])
    back = flowing(
        [(706, 128), (742, 160), (850, 150), (930, 92), (1040, 84), (1084, 116), (1058, 138), (1036, 126)]
    )
    end = flowing([(1036, 126), (1056, 158), (1130, 168), (RIGHT - 24, 188)])
    red.polygon([*crest, *back, *end])
