"""The four portraits: flat shapes that still say somebody at 72 pixels, and are nobody's likeness."""

import math
import random

from PIL import Image

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
    print_sheet,
)

SIZE = (600, 600)


def mathurin(rng: random.Random) -> Image.Image:
    """A hat, a moustache, an envelope showing at the lapel."""
    dark, red = Plate(SIZE), Plate(SIZE)
    red.halftone(lambda x, y: 0.1 + 0.75 * max(0.0, 1 - y / 560), 13, 30)
    for plate in (red, dark):
        _head(plate, BARE)
    dark.polygon([(60, 620), (110, 480), (230, 430), (300, 520), (370, 430), (490, 480), (540, 620)])
    red.polygon([(60, 620), (110, 480), (230, 430), (300, 520), (370, 430), (490, 480), (540, 620)], BARE)
    dark.dotted(_cheek(), lambda x, y: 0.42, 13, 30)
    _hat(dark, red)
    _moustache(dark)
    _envelope(dark, red)
    return print_sheet(SIZE, [Pass(red, GARANCE, (2, -2)), Pass(dark, INK)], rng)


def _head(plate: Plate, cover: int) -> None:
    plate.rounded((195, 170, 405, 470), 104, cover)
    plate.polygon([(250, 430), (350, 430), (300, 530)], cover)


def _cheek() -> Plate:
    """The side of the face away from the light."""
    cheek, light = Plate(SIZE), Plate(SIZE)
    _head(cheek, 255)
    light.box(0, 0, 318, 600)
    cheek.without(light)
    return cheek


def _hat(dark: Plate, red: Plate) -> None:
    for plate in (dark, red):
        plate.polygon([(205, 210), (222, 78), (300, 92), (378, 74), (397, 210)], BARE)
        plate.rounded((116, 198, 484, 240), 20, BARE)
    dark.polygon([(205, 212), (222, 78), (300, 94), (378, 74), (397, 212)])
    dark.rounded((116, 200, 484, 238), 18)
    dark.box(204, 164, 396, 200, BARE)
    red.box(208, 166, 393, 198)


def _moustache(plate: Plate) -> None:
    plate.polygon([(300, 352), (346, 346), (404, 372), (432, 356), (410, 400), (350, 404), (300, 374)])
    plate.polygon([(300, 352), (254, 346), (196, 372), (168, 356), (190, 400), (250, 404), (300, 374)])
    plate.disc(258, 296, 10)
    plate.disc(342, 296, 10)


def _envelope(dark: Plate, red: Plate) -> None:
    dark.polygon([(392, 500), (484, 478), (498, 540), (406, 562)], BARE)
    red.stroke([(396, 502), (450, 526), (482, 480)], [7, 7, 7])


def anouk(rng: random.Random) -> Image.Image:
    """A straight fringe, round glasses, the moon of those who read at night."""
    blue, gold = Plate(SIZE), Plate(SIZE)
    blue.box(-9, -9, 609, 609)
    _moon(blue, gold)
    _long_hair(blue, gold)
    _glasses(blue, gold)
    return print_sheet(SIZE, [Pass(gold, OCHRE, (-2, 2)), Pass(blue, NIGHT)], rng)


def _moon(blue: Plate, gold: Plate) -> None:
    crescent, bite = Plate(SIZE), Plate(SIZE)
    crescent.disc(494, 112, 66)
    bite.disc(466, 94, 60)
    crescent.without(bite)
    blue.without(crescent)
    gold.add(crescent)


def _long_hair(blue: Plate, gold: Plate) -> None:
    """Hair where the two inks cross, a face of bare paper, a dress of gold alone."""
    gold.rounded((120, 96, 440, 640), 150)
    for plate in (blue, gold):
        plate.rounded((182, 150, 378, 448), 98, BARE)
        plate.polygon([(236, 420), (324, 420), (324, 500), (280, 560), (236, 500)], BARE)
    for plate in (blue, gold):
        plate.box(180, 150, 380, 252)
    dress = [(40, 620), (90, 520), (226, 486), (280, 560), (334, 486), (470, 520), (520, 620)]
    blue.polygon(dress, BARE)
    gold.polygon(dress)


def _glasses(blue: Plate, gold: Plate) -> None:
    for x in (232, 330):
        blue.ring(x, 304, 47, 13)
        blue.disc(x + 7, 306, 11)
    blue.box(270, 298, 292, 310)
    blue.stroke([(252, 404), (284, 414), (314, 400)], [8, 11, 8])


def driss(rng: random.Random) -> Image.Image:
    """A short beard, an apron, the carpenter's pencil behind the ear."""
    brown, dark = Plate(SIZE), Plate(SIZE)
    brown.disc(236, 268, 250)
    for plate in (brown, dark):
        _broad_head(plate, BARE)
    _beard_and_hair(dark)
    _pencil(brown, dark)
    _apron(brown, dark)
    return print_sheet(SIZE, [Pass(brown, OCHRE, (2, 2)), Pass(dark, NIGHT)], rng)


def _broad_head(plate: Plate, cover: int) -> None:
    plate.rounded((188, 118, 412, 450), 96, cover)
    plate.disc(184, 290, 30, cover)
    plate.disc(416, 290, 30, cover)
    plate.box(248, 420, 352, 520, cover)


BEARD = [(188, 300), (214, 330), (300, 316), (386, 330), (412, 300), (408, 400), (366, 462), (300, 480)]
BEARD += [(234, 462), (192, 400)]
HAIR = [(186, 250), (190, 150), (240, 100), (350, 92), (408, 140), (414, 250), (392, 196), (320, 176)]
HAIR += [(214, 198)]


def _beard_and_hair(plate: Plate) -> None:
    plate.polygon(BEARD)
    plate.rounded((256, 352, 344, 380), 14, BARE)
    plate.polygon(HAIR)
    plate.disc(254, 262, 11)
    plate.disc(346, 262, 11)
    plate.stroke([(230, 234), (276, 228)], [9, 12])
    plate.stroke([(324, 228), (370, 234)], [12, 9])


def _pencil(brown: Plate, dark: Plate) -> None:
    for plate in (brown, dark):
        plate.stroke([(408, 252), (520, 148)], [40, 40], BARE)
    brown.stroke([(406, 250), (516, 150)], [24, 24])
    dark.polygon([(552, 116), (508, 140), (526, 160)])


def _apron(brown: Plate, dark: Plate) -> None:
    dark.polygon([(40, 620), (84, 500), (238, 462), (300, 520), (362, 462), (516, 500), (560, 620)])
    brown.polygon([(40, 620), (84, 500), (238, 462), (300, 520), (362, 462), (516, 500), (560, 620)], BARE)
    for x in (196, 404):
        dark.stroke([(x, 462), (x, 620)], [26, 26], BARE)
        brown.stroke([(x, 462), (x, 620)], [26, 26])


def suzel(rng: random.Random) -> Image.Image:
    """A bun held by a paper knife; behind her a ticket window, its arch and the holes one speaks through."""
    blue, red = Plate(SIZE), Plate(SIZE)
    blue.box(-9, -9, 609, 609)
    arch = Plate(SIZE)
    arch.rounded((44, 22, 556, 640), 256, feet=True)
    blue.dotted(arch, lambda x, y: 0.16 + 0.0002 * y, 12, 30)
    _speaking_holes(blue)
    _bun_and_face(blue)
    _knife(blue, red)
    _features(blue, red)
    _roll_neck(blue, red)
    return print_sheet(SIZE, [Pass(red, GARANCE, (2, -1)), Pass(blue, NIGHT)], rng)


def _speaking_holes(blue: Plate) -> None:
    """A ring of small holes about her head, as in the glass of a counter."""
    for hole in range(17):
        turn = math.radians(146 + hole * 248 / 16)
        blue.disc(300 + 214 * math.cos(turn), 282 + 214 * math.sin(turn), 22, BARE)
        blue.disc(300 + 214 * math.cos(turn), 282 + 214 * math.sin(turn), 14)


def _bun_and_face(blue: Plate) -> None:
    bun = closed([(300, 62), (362, 84), (374, 142), (300, 178), (226, 142), (238, 84)])
    hair = closed([(300, 150), (378, 174), (412, 250), (398, 336), (202, 336), (188, 250), (222, 174)])
    face = closed(
        [(300, 222), (378, 252), (392, 324), (362, 408), (300, 444), (238, 408), (208, 324), (222, 252)]
    )
    for shape in (bun, hair):
        blue.stroke([*shape, shape[0]], [16] * (len(shape) + 1), BARE)
        blue.polygon(shape)
    for strand in (-34, 0, 34):
        blue.stroke(
            flowing([(300 + strand * 0.8, 80), (300 + strand * 1.4, 120), (300 + strand, 166)]),
            [5] * 21,
            BARE,
        )
    for ear in (198, 402):
        blue.disc(ear, 336, 27, BARE)
    blue.polygon(face, BARE)
    blue.polygon(
        [(206, 300), (222, 224), (300, 182), (378, 224), (394, 300), (362, 262), (300, 246), (238, 262)]
    )


def _knife(blue: Plate, red: Plate) -> None:
    """A plain one, for opening letters: a long triangle and a short handle."""
    for plate, cover, more in ((blue, BARE, 9), (red, FULL, 0)):
        plate.polygon(
            [(432 + more, 70 - more * 0.6), (196 - more, 134 + more), (186 - more, 104 - more)], cover
        )
        plate.stroke([(192, 120), (116, 142)], [34 + 2 * more, 40 + 2 * more], cover)
    red.stroke([(186, 100), (198, 138)], [6, 6], BARE)


def _features(blue: Plate, red: Plate) -> None:
    """Heavy, square eyelids: she has read everything twice, and is not angry."""
    for side in (-1, 1):
        x = 300 + side * 44
        blue.box(x - 27, 302, x + 27, 320)
        blue.disc(x, 323, 11)
        blue.stroke([(x - side * 24, 284), (x + side * 30, 280)], [6, 9])
    blue.stroke([(302, 328), (290, 364), (308, 368)], [5, 8, 6])
    red.stroke(flowing([(270, 400), (300, 398), (334, 388)]), [10] * 21)


def _roll_neck(blue: Plate, red: Plate) -> None:
    shoulders = [(20, 620), (64, 556), (200, 512), (400, 512), (536, 556), (580, 620)]
    blue.stroke(shoulders, [20] * 6, BARE)
    for plate, cover in ((blue, BARE), (red, FULL)):
        plate.polygon(shoulders, cover)
        plate.rounded((214, 428, 386, 540), 26, cover)
    for line in (462, 494):
        red.stroke(flowing([(222, line), (300, line + 8), (378, line)]), [6] * 21, BARE)
    red.stroke(flowing([(216, 522), (300, 540), (384, 522)]), [6] * 21, BARE)
