"""Two pictures of a ticket counter: the town hall that speaks to it, and the pen that both its sides hold."""

import math
import random

from PIL import Image, ImageOps

from chroniques.management.demo.drawing_curves import closed, flowing
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
WICKET = (1362.0, 838.0)
EDGE = 750.0


def town_hall(rng: random.Random) -> Image.Image:
    """A town hall whose thirty-four windows all speak to the small lit wicket at its foot."""
    blue, sky, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    sky.halftone(lambda x, y: 0.1 + 0.5 * max(0.0, y / 930) ** 2, 18, 15)
    _front_of_the_hall(blue)
    sky.stamp(blue, BARE)
    for x, y in _windows():
        _speak(blue, x, y)
    _clock_and_door(blue)
    sky.box(-9, 924, SIZE[0] + 9, SIZE[1] + 9, BARE)
    blue.box(-9, 924, SIZE[0] + 9, 936)
    _wicket(blue, sky, red)
    return print_sheet(SIZE, [Pass(sky, OCHRE, (3, 2)), Pass(blue, NIGHT), Pass(red, GARANCE, (1, -2))], rng)


def _front_of_the_hall(blue: Plate) -> None:
    blue.box(90, 400, 1150, 930)
    blue.polygon([(66, 404), (110, 340), (1130, 340), (1174, 404)])
    blue.box(440, 300, 800, 930)
    blue.polygon([(408, 306), (620, 150), (832, 306)])
    blue.box(560, 120, 680, 260)
    blue.polygon([(548, 124), (620, 66), (692, 124)])
    blue.stroke([(620, 90), (620, -20)], [8, 6])


def _windows() -> list[Point]:
    left: list[Point] = [(x, y) for y in (462, 580, 698, 816) for x in (144, 226, 308, 390)]
    return left + [(1240 - x, y) for x, y in left] + [(558, 430), (682, 430)]


def _speak(blue: Plate, x: float, y: float) -> None:
    """A window in the shape of what one says, its tail drawn towards the wicket."""
    away = math.dist((x, y), WICKET)
    east, south = (WICKET[0] - x) / away, (WICKET[1] - y) / away
    blue.rounded((x - 28, y - 34, x + 28, y + 24), 17, BARE)
    tail = [(x - 14 * south, y + 14 * east), (x + 50 * east, y + 50 * south), (x + 14 * south, y - 14 * east)]
    blue.polygon(tail, BARE)


def _clock_and_door(blue: Plate) -> None:
    blue.disc(620, 190, 44, BARE)
    blue.stroke([(620, 160), (620, 190), (644, 204)], [7, 8, 6])
    blue.polygon([(434, 316), (806, 316), (806, 326), (434, 326)], BARE)
    blue.rounded((530, 590, 710, 924), 90, BARE, feet=True)
    blue.rounded((546, 606, 694, 924), 74, feet=True)
    blue.box(616, 606, 624, 924, BARE)


def _wicket(blue: Plate, sky: Plate, red: Plate) -> None:
    sky.box(1296, 736, 1430, 924, BARE)
    sky.polygon([(1270, 752), (1298, 702), (1426, 702), (1454, 752)], BARE)
    blue.polygon([(1276, 748), (1300, 706), (1424, 706), (1448, 748)])
    blue.box(1302, 748, 1424, 926)
    blue.rounded((1322, 768, 1404, 868), 40, BARE, feet=True)
    red.rounded((1326, 772, 1400, 866), 36, feet=True)
    blue.box(1310, 868, 1416, 882, BARE)


def one_pen(rng: random.Random) -> Image.Image:
    """Two people at a counter write with one pen: what is ink for the one is paper for the other."""
    night, dark, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    night.box(-9, -9, EDGE, SIZE[1] + 9)
    hand = Plate(SIZE)
    _sleeve_and_hand(hand)
    night.stamp(hand, BARE)
    dark.image.paste(ImageOps.mirror(hand.image))
    _shared_pen(night, dark)
    _creases(night, -1, FULL)
    _creases(dark, 1, BARE)
    nib = [(714, 764), (786, 764), (776, 812), (750, 878), (724, 812)]
    night.stroke([*nib, nib[0]], [14] * 6, BARE)
    night.polygon(nib, BARE)
    red.polygon(nib)
    red.disc(750, 802, 9, BARE)
    red.stroke([(750, 802), (750, 878)], [4, 4], BARE)
    _blot(night, red)
    return print_sheet(SIZE, [Pass(night, NIGHT, (-2, 2)), Pass(dark, INK), Pass(red, GARANCE)], rng)


def _sleeve_and_hand(hand: Plate) -> None:
    """The arm that comes from the left; the sheet of plate is as wide on both sides of the counter."""
    hand.polygon([(-20, 566), (322, 428), (398, 676), (-20, 900)])
    hand.polygon([(338, 420), (388, 402), (470, 646), (416, 668)])
    hand.polygon(closed([(404, 440), (470, 392), (570, 386), (610, 440), (610, 640), (560, 682), (452, 650)]))
    for y in (414, 482, 550, 618):
        hand.rounded((500, y, 702, y + 66), 33)
    hand.stroke(flowing([(500, 450), (560, 376), (630, 352), (672, 362)]), [70] * 15 + [64] * 16)


def _creases(plate: Plate, side: int, cover: int) -> None:
    """What parts a finger from the next, in the colour of the ground."""
    for y in (481, 549, 617):
        plate.stroke([(EDGE + side * 190, y), (EDGE + side * 46, y)], [4, 8], cover)
    thumb = [(EDGE + side * 196, 430), (EDGE + side * 150, 404), (EDGE + side * 46, 408)]
    plate.stroke(flowing(thumb), [8] * 21, cover)
    for along in (0.2, 0.4):
        plate.disc(EDGE + side * (410 + 40 * along), 510 + 250 * along, 11, cover)


def _shared_pen(night: Plate, dark: Plate) -> None:
    night.rounded((698, 28, 802, 778), 50)
    dark.rounded((698, 28, 802, 778), 50, BARE)
    night.rounded((712, 40, 788, 757), 38, BARE)
    dark.rounded((712, 40, 788, 757), 38)
    dark.box(690, 20, EDGE, 790, BARE)
    night.box(EDGE, 20, 820, 790, BARE)
    for y in (236, 262, 722):
        night.box(712, y, EDGE, y + 10)
        dark.box(EDGE, y, 788, y + 10, BARE)


def _blot(night: Plate, red: Plate) -> None:
    shape = closed([(748, 910), (780, 918), (796, 942), (772, 958), (742, 952), (712, 962), (706, 932)])
    night.stroke([*shape, shape[0]], [14] * (len(shape) + 1), BARE)
    night.polygon(shape, BARE)
    red.polygon(shape)
