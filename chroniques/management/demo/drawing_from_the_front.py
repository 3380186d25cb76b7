"""Three of the articles' pictures, seen as from a seat: an orchestra, a street of doors, a wall of marks."""

import math
import random

from PIL import Image

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
STAND = (655.0, 915.0)
FLOOR = 660.0

# The figures of the event report, generation Y then those over 52, in per cent: forum, telephone, site,
# shop, search engine, advice of one's own people, catalogue, e-mail, social network.
CHANNELS = (
    (27.4, 6.5),
    (38.9, 9.7),
    (44.5, 21.0),
    (61.0, 78.2),
    (68.2, 30.4),
    (73.8, 71.9),
    (12.6, 47.3),
    (35.1, 28.8),
    (41.3, 3.2),
)

# Left edge, width and height of each door, and whether the service behind it has closed.
DOORS = (
    (-70.0, 210.0, 300.0, False),
    (176.0, 220.0, 470.0, False),
    (432.0, 170.0, 240.0, True),
    (638.0, 230.0, 390.0, False),
    (904.0, 250.0, 560.0, False),
    (1190.0, 180.0, 300.0, True),
    (1406.0, 230.0, 430.0, False),
)
AJAR = DOORS[4]


def orchestra(rng: random.Random) -> Image.Image:
    """Nine desks around an empty stand; each reaches as far as its channel in the report's table."""
    young, old = Plate(SIZE), Plate(SIZE)
    for desk, (younger, older) in enumerate(CHANNELS):
        start = 184 + desk * 19.4
        young.sector(*STAND, 90 + younger * 9.7, start, start + 13.5)
        old.sector(*STAND, 90 + older * 9.7, start + 4.5, start + 16)
    for plate in (young, old):
        _spare_the_rows(plate)
    _stage(young)
    _empty_stand(old, *STAND)
    _seated_conductor(young, old)
    return print_sheet(SIZE, [Pass(young, OCHRE), Pass(old, NIGHT, (-3, 2))], rng)


def _spare_the_rows(plate: Plate) -> None:
    for radius in (300, 440, 580, 720):
        plate.ring(*STAND, radius, 7, BARE)
    plate.disc(*STAND, 172, BARE)
    plate.box(-9, STAND[1] + 6, SIZE[0] + 9, SIZE[1] + 9, BARE)


def _stage(plate: Plate) -> None:
    edge = Plate(SIZE)
    edge.box(-9, STAND[1] + 28, SIZE[0] + 9, SIZE[1] + 9)
    plate.dotted(edge, lambda x, y: 0.5 - 0.35 * abs(x - STAND[0]) / 900, 13, 0)


def _empty_stand(plate: Plate, x: float, y: float) -> None:
    plate.polygon([(x - 62, y - 96), (x + 62, y - 96), (x + 44, y - 30), (x - 44, y - 30)])
    plate.box(x - 5, y - 32, x + 5, y + 40)
    plate.polygon([(x - 46, y + 48), (x, y + 22), (x + 46, y + 48)])


def _seated_conductor(chair: Plate, figure: Plate) -> None:
    """She has gone to sit at the side, and listens."""
    for line in ([(1326, 742), (1326, 934)], [(1190, 934), (1190, 868), (1326, 868)]):
        chair.stroke(line, [11] * len(line))
    figure.disc(1262, 700, 37)
    figure.disc(1296, 684, 19)
    figure.polygon([(1242, 752), (1290, 748), (1318, 866), (1226, 866)])
    figure.stroke([(1286, 846), (1178, 846), (1168, 926)], [46, 42, 26])
    figure.stroke([(1168, 926), (1136, 930)], [18, 12])


def round_corners(rng: random.Random) -> Image.Image:
    """A street of doors with round corners on a waxed table, at night; one of them is still ajar."""
    night, doors = Plate(SIZE), Plate(SIZE)
    _sky(night)
    _reflections(night)
    for left, width, height, closed in DOORS:
        box = (left, FLOOR - height, left + width, FLOOR)
        if closed:
            _outline(doors, box)
            continue
        night.rounded(box, 56, BARE, feet=True)
        doors.rounded(box, 56, feet=True)
        doors.disc(left + width * 0.78, FLOOR - height * 0.46, 12, BARE)
    _opening(doors, night)
    return print_sheet(SIZE, [Pass(night, NIGHT, (-2, 1)), Pass(doors, INK, (2, 2))], rng)


def _sky(night: Plate) -> None:
    above = Plate(SIZE)
    above.box(-9, -9, SIZE[0] + 9, FLOOR)
    night.dotted(above, lambda x, y: 0.2 + 0.75 * max(0.0, 1 - y / FLOOR), 15, 30)
    night.disc(1290, 170, 84, BARE)


def _outline(doors: Plate, box: tuple[float, float, float, float]) -> None:
    """What is left of a door: its frame, and the night seen through it."""
    frame, hole = Plate(SIZE), Plate(SIZE)
    frame.rounded(box, 56, feet=True)
    hole.rounded((box[0] + 10, box[1] + 10, box[2] - 10, box[3] + 4), 47, feet=True)
    frame.without(hole)
    doors.add(frame)


def _reflections(night: Plate) -> None:
    mirrored = Plate(SIZE)
    for left, width, height, closed in DOORS:
        if not closed:
            mirrored.box(left, FLOOR + 10, left + width, FLOOR + 10 + height)
    night.dotted(mirrored, lambda x, y: 0.85 * max(0.0, 1 - (y - FLOOR) / 330), 15, 30)


def _opening(doors: Plate, night: Plate) -> None:
    """Light through the door that is ajar, and on the floor as far as the edge of the picture."""
    left, _, height, _ = AJAR
    lit = [
        (left + 22, FLOOR - height + 60),
        (left + 92, FLOOR - height + 34),
        (left + 92, FLOOR),
        (left + 22, FLOOR),
    ]
    doors.polygon(lit, BARE)
    night.polygon([(left - 9, FLOOR), (left + 92, FLOOR), (left - 60, 1010), (left - 330, 1010)], BARE)


def average(rng: random.Random) -> Image.Image:
    """A wall of equal marks, and the one drawn by hand that has rolled out of its place."""
    wall, hand = Plate(SIZE), Plate(SIZE)
    for row in range(9):
        for column in range(10):
            if (row, column) != (3, 7):
                wall.disc(22 + column * 116, 26 + row * 116, 46)
    hand.stroke(_rolled(), [7] * len(_rolled()))
    _drawn_circle(hand, (1268, 742), 150, rng)
    return print_sheet(SIZE, [Pass(wall, OCHRE, (2, -2)), Pass(hand, GARANCE)], rng)


def _rolled() -> list[Point]:
    """The way from the empty place to where the mark has come to rest."""
    return [(834 + 300 * step / 30, 374 + 240 * (step / 30) ** 2) for step in range(31)]


def _drawn_circle(plate: Plate, centre: Point, radius: float, rng: random.Random) -> None:
    wobble, phase = rng.uniform(7, 10), rng.uniform(0, 6)
    points, widths = [], []
    for step in range(150):
        turn = -2.2 + step / 150 * 2.22 * math.pi
        reach = radius + wobble * math.sin(3 * turn + phase) - step * 0.14
        points.append((centre[0] + reach * math.cos(turn), centre[1] + reach * 0.94 * math.sin(turn)))
        widths.append(40 + 14 * math.sin(turn + 1) - 24 * (step / 150) ** 6)
    plate.stroke(points, widths)
