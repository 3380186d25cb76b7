"""Two pictures for an ironmonger's articles: a box for ideas, boxes in boxes."""

import random

from PIL import Image

from chroniques.management.demo.drawing_curves import moved, turned
from chroniques.management.demo.drawing_press import (
    BARE,
    FULL,
    GARANCE,
    INK,
    OCHRE,
    Pass,
    Plate,
    Point,
    print_sheet,
)

SIZE = (1500, 1000)
SLOT = [(470, 548), (902, 506), (908, 536), (476, 580)]
CENTRE = (735.0, 505.0)

# Where each slip flies: middle, size, degrees, and whether it is printed or left bare.
SLIPS = (
    (150, 130, 1.0, -24, True),
    (330, 70, 0.8, 12, False),
    (110, 330, 0.9, 30, False),
    (300, 250, 1.1, -8, True),
    (520, 170, 0.9, 22, True),
    (470, 370, 0.8, -20, False),
    (690, 70, 0.8, -14, False),
    (690, 270, 1.0, 16, True),
    (880, 160, 1.0, -26, True),
    (900, 350, 0.8, 8, False),
    (1080, 60, 0.8, 18, False),
    (1090, 270, 1.1, -12, True),
    (1290, 150, 1.0, 26, True),
    (1270, 370, 0.9, -22, False),
    (1440, 300, 0.8, 10, True),
    (1430, 60, 0.9, -8, False),
)


def box_of_ideas(rng: random.Random) -> Image.Image:
    """A shoe box with a slot sawn askew; slips of paper come down to it as pigeons come home."""
    slips, box, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    printed = Plate(SIZE)
    for x, y, size, lean, screened in SLIPS:
        _slip(slips, printed if screened else None, (x, y), size, lean)
    slips.dotted(printed, lambda x, y: 0.5, 13, 45)
    _shoe_box(box, slips)
    _red_slip(box, red)
    _screw(box, (1352, 934), 6, size=0.86)
    return print_sheet(SIZE, [Pass(slips, OCHRE, (-2, 2)), Pass(box, INK), Pass(red, GARANCE, (2, 0))], rng)


def _slip(edge: Plate, screened: Plate | None, at: Point, size: float, lean: float) -> None:
    """A sheet folded in two, which makes it a bird: the fold is its body, the halves are its wings."""
    near = [(0, 26), (-84, -22), (-58, -78), (10, -24)]
    far = [(0, 26), (10, -24), (92, -62), (78, 0)]
    for wing, inked in ((near, screened), (far, None)):
        shape = turned(moved(wing, *at, size), at, lean)
        if inked:
            inked.polygon(shape)
        edge.stroke([*shape, shape[0]], [7] * 5)


def _shoe_box(box: Plate, slips: Plate) -> None:
    lid = [(330, 452), (1060, 452), (1180, 620), (210, 620)]
    rim = [(200, 612), (1190, 612), (1184, 716), (206, 716)]
    front = [(236, 716), (1154, 716), (1140, 1020), (250, 1020)]
    for plate, cover in ((slips, BARE), (box, FULL)):
        for shape in (lid, rim, front):
            plate.polygon(shape, cover)
    box.stroke([(196, 618), (1194, 618)], [6, 6], BARE)
    box.stroke([(206, 722), (1184, 722)], [6, 6], BARE)
    box.rounded((560, 790, 830, 930), 6, BARE)
    slips.rounded((560, 790, 830, 930), 6)
    slips.rounded((572, 802, 818, 918), 3, BARE)
    _sawn_slot(box)


def _sawn_slot(box: Plate) -> None:
    """Askew, with the teeth the saw left along one side and one cut that went too far."""
    teeth = [(470 + 432 * step / 24, 548 - 42 * step / 24 - (7 if step % 2 else 0)) for step in range(25)]
    box.polygon([*teeth, SLOT[2], SLOT[3]], BARE)
    box.stroke([(900, 522), (968, 512)], [7, 3], BARE)


def _red_slip(box: Plate, red: Plate) -> None:
    left = [(610, 552), (584, 404), (690, 350), (716, 542)]
    right = [(716, 542), (690, 350), (806, 388), (806, 534)]
    for shape in (left, right):
        box.stroke([*shape, shape[0]], [14] * 5, BARE)
        box.polygon(shape, BARE)
        red.polygon(shape)
    red.stroke([(716, 546), (690, 350)], [6, 6], BARE)
    box.polygon([(590, 566), (830, 540), (830, 556), (590, 582)])


def _screw(plate: Plate, at: Point, lean: float, cover: int = FULL, size: float = 1.0) -> None:
    """A wood screw lying on its side, its head to the left."""
    head = [(-150, -46), (-134, -46), (-98, -17), (-98, 17), (-134, 46), (-150, 46)]
    shank = [(-100, -16), (70, -14), (142, 0), (70, 14), (-100, 16)]
    for shape in (head, shank):
        plate.polygon(turned(moved(shape, *at, size), at, lean), cover)
    for turn in range(7):
        x, tall = -34 + turn * 22, 27 - turn * 2.6
        thread = turned(moved([(x - 7, -tall), (x + 7, tall)], *at, size), at, lean)
        plate.stroke(thread, [9 * size, 9 * size], cover)


def nested_boxes(rng: random.Random) -> Image.Image:
    """Seven open boxes, each in the one before, and in the last of them a single screw."""
    card, dark, red = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    shade, pale = Plate(SIZE), Plate(SIZE)
    half, lean = 560.0, -9.0
    for box in range(7):
        _open_box(card, shade, pale, half, lean + box * 8)
        half *= 0.685
    dark.dotted(shade, lambda x, y: 0.62, 12, 20)
    card.dotted(pale, lambda x, y: 0.34, 14, 45)
    dark.disc(*CENTRE, 50, BARE)
    _screw(red, CENTRE, -30, size=0.32)
    return print_sheet(SIZE, [Pass(card, OCHRE, (2, -2)), Pass(dark, INK), Pass(red, GARANCE)], rng)


def _open_box(card: Plate, shade: Plate, pale: Plate, half: float, lean: float) -> None:
    """Flaps spread like petals, a bare edge, the bottom in the shade of two walls."""
    reach = half * 1.44
    flaps = [[(-half, -half), (half, -half), (half * 0.86, -reach), (-half * 0.86, -reach)]]
    flaps += [turned(flaps[0], (0, 0), quarter) for quarter in (90, 180, 270)]
    for number, flap in enumerate(flaps):
        fallen = turned(moved(flap, CENTRE[0] + half * 0.07, CENTRE[1] + half * 0.09), CENTRE, 0)
        shade.polygon(turned(fallen, CENTRE, lean))
        placed = turned(moved(flap, *CENTRE), CENTRE, lean)
        for plate in (shade, pale):
            plate.polygon(placed, BARE)
        card.polygon(placed)
        card.stroke([*placed, placed[0]], [5] * 5, BARE)
        if number % 2:
            pale.polygon(placed)
            pale.stroke([*placed, placed[0]], [7] * 5, BARE)
    floor = [(-half, -half), (half, -half), (half, half), (-half, half)]
    inside = turned(moved(floor, *CENTRE), CENTRE, lean)
    for plate in (card, pale):
        plate.polygon(inside, BARE)
    shade.polygon(inside)
