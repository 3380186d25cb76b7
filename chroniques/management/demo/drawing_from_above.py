"""Three of the articles' pictures, drawn as maps are: a road, a kitchen garden, a market square."""

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
WAFFLE = (1180.0, 630.0)
BOLT = (830.0, 510.0)


def rumour(rng: random.Random) -> Image.Image:
    """A road, and along it a piece of news that grows from a pin's head to a waffle."""
    road, news = Plate(SIZE), Plate(SIZE)
    road.halftone(lambda x, y: 0.34 * max(0.0, 1 - math.dist((x, y), WAFFLE) / 760), 15)
    road.disc(*WAFFLE, 352, BARE)
    route = [point for point in map(_on_the_road, range(101)) if math.dist(point, WAFFLE) > 350]
    road.stroke(route, [9 + 26 * (step / 100) ** 2 for step in range(len(route))])
    _village(road, 236, 640)
    _village(road, 690, 130)
    for step in (0, 8, 17, 27, 38, 50, 63):
        x, y = _on_the_road(step)
        news.disc(x + rng.uniform(-6, 6), y + rng.uniform(-6, 6), 12 + 118 * (step / 100) ** 1.55)
    _waffle(news, *WAFFLE, 330)
    return print_sheet(SIZE, [Pass(road, INK, (3, -2)), Pass(news, GARANCE)], rng)


def _on_the_road(step: int) -> Point:
    share = step / 100
    return 80 + 1100 * share, 390 + 250 * share**2 - 215 * math.sin(share * 8.2) * (1 - 0.45 * share)


def _village(plate: Plate, x: float, y: float) -> None:
    plate.polygon([(x - 34, y), (x, y - 32), (x + 34, y), (x + 34, y + 44), (x - 34, y + 44)])
    plate.polygon([(x + 40, y + 12), (x + 62, y - 10), (x + 84, y + 12), (x + 84, y + 44), (x + 40, y + 44)])
    plate.box(x - 8, y + 18, x + 8, y + 44, BARE)


def _waffle(plate: Plate, x: float, y: float, radius: float) -> None:
    iron, cells, inside = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    iron.disc(x, y, radius)
    inside.disc(x, y, radius - 26)
    for row in range(-5, 6):
        for column in range(-5, 6):
            left, top = x + column * 76 - 24, y + row * 76 - 24
            cells.rounded((left, top, left + 48, top + 48), 9)
    cells.only_within(inside)
    iron.without(cells)
    plate.add(iron)


def garden(rng: random.Random) -> Image.Image:
    """Allotments: thirty-one tomatoes keep to one bed of many, and somebody has left a rake."""
    leaves, fruit = Plate(SIZE), Plate(SIZE)
    for bed in _beds():
        leaves.polygon(bed)
    _furrows(leaves)
    _seedlings(leaves)
    _tomatoes(fruit, leaves, rng)
    _rake(leaves, 26, BARE)
    _rake(fruit, 0)
    return print_sheet(SIZE, [Pass(leaves, NIGHT, (2, 3)), Pass(fruit, GARANCE)], rng)


def _beds() -> list[list[Point]]:
    columns = ((-90, 330), (372, 760), (802, 1130), (1172, 1600))
    rows = (((-90, 250), (292, 640), (682, 1090)), ((-90, 390), (432, 1090)))
    return [
        [_lean(left, top), _lean(right, top), _lean(right, bottom), _lean(left, bottom)]
        for number, (left, right) in enumerate(columns)
        for top, bottom in rows[number % 2]
    ]


def _lean(x: float, y: float) -> Point:
    return x + 0.09 * (y - 500), y - 0.07 * (x - 750)


def _furrows(plate: Plate) -> None:
    for number in range(28):
        y = number * 43.5 - 99.5  # eight to the middle bed, so that none leaves a sliver at an edge
        plate.stroke([_lean(-90, y), _lean(332, y)], [10, 10], BARE)
        plate.stroke([_lean(800, y + 21.75), _lean(1132, y + 21.75)], [5, 5], BARE)


def _seedlings(plate: Plate) -> None:
    for row in range(8):
        for column in range(8):
            plate.disc(*_lean(416 + column * 43, 46 + row * 43), 7, BARE)
    for row in range(6):
        for column in range(4):
            x, y = _lean(1236 + column * 98, 500 + row * 98)
            plate.disc(x, y, 39, BARE)
            plate.disc(x + 3, y + 3, 27)
            plate.ring(x + 3, y + 3, 15, 5, BARE)
    for number in range(9):
        plate.stroke([_lean(1214 + number * 46, -80), _lean(1214 + number * 46, 392)], [12, 12], BARE)


def _tomatoes(fruit: Plate, leaves: Plate, rng: random.Random) -> None:
    for number in range(31):
        x, y = _lean(424 + 72 * (number % 5), 482 + 76 * (number // 5))
        radius = rng.uniform(25, 34)
        x, y = x + rng.uniform(-7, 7), y + rng.uniform(-7, 7)
        leaves.disc(x, y, radius + 5, BARE)
        fruit.disc(x, y, radius)


def _rake(plate: Plate, margin: float, cover: int = 255) -> None:
    plate.stroke([(1372, 96), (1010, 582)], [18 + margin, 18 + margin], cover)
    plate.stroke([(926, 524), (1094, 650)], [24 + margin, 24 + margin], cover)
    for tooth in range(7):
        x, y = 926 + tooth * 28, 524 + tooth * 21
        plate.stroke([(x, y), (x - 34, y + 46)], [13 + margin, 8 + margin], cover)


def market_square(rng: random.Random) -> Image.Image:
    """A square on a Saturday; in its middle a bolt, framed as a telephone frames what it looks at."""
    sun, shade, shadows = Plate(SIZE), Plate(SIZE), Plate(SIZE)
    for turn, distance, width in _stalls():
        shadows.polygon(_stall(turn, distance, width, 0, 1, slide=(30, 34)))
    for turn, distance, width in _stalls():
        shadows.polygon(_stall(turn, distance, width, 0, 1), BARE)
        _awning(sun, turn, distance, width)
    shade.dotted(shadows, lambda x, y: 0.45, 12, 45)
    for x, y in _passers_by(rng):
        _passer_by(sun, shade, x, y)
    _bolt(shade, *BOLT)
    _viewfinder(sun, *BOLT)
    return print_sheet(SIZE, [Pass(sun, OCHRE, (-2, 2)), Pass(shade, INK)], rng)


def _stalls() -> tuple[tuple[float, float, float], ...]:
    """Where each stall stands: degrees around the bolt, distance to it, width of the awning."""
    near = ((8, 480, 250), (48, 505, 220), (83, 420, 300), (122, 500, 240), (163, 540, 280), (203, 545, 230))
    far = (
        (243, 480, 250),
        (285, 420, 290),
        (326, 500, 230),
        (146, 800, 260),
        (180, 790, 300),
        (215, 800, 250),
    )
    return near + far + ((20, 735, 280), (340, 730, 300))


def _stall(
    turn: float, distance: float, width: float, start: float, end: float, slide: Point = (0, 0)
) -> list[Point]:
    """The corners of a stall from one share of its width to another, facing the bolt."""
    out = (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    corners = [(start, 0), (end, 0), (end, 140), (start, 140)]
    return [
        (
            BOLT[0] + slide[0] + out[0] * (distance - 70 + depth) - out[1] * (share - 0.5) * width,
            BOLT[1] + slide[1] + out[1] * (distance - 70 + depth) + out[0] * (share - 0.5) * width,
        )
        for share, depth in corners
    ]


def _awning(sun: Plate, turn: float, distance: float, width: float) -> None:
    stripes = 2 * round(width / 60) + 1
    for number in range(0, stripes, 2):
        sun.polygon(_stall(turn, distance, width, number / stripes, (number + 1) / stripes))


def _passers_by(rng: random.Random) -> list[Point]:
    """Who of twelve hundred comers found room: none on a stall, on another's foot or near the bolt."""
    places: list[Point] = []
    for _ in range(1200):
        place = (rng.uniform(20, 1480), rng.uniform(20, 980))
        if _free(place) and all(math.dist(place, other) > 58 for other in places):
            places.append(place)
    return places


def _free(place: Point) -> bool:
    if abs(place[0] - BOLT[0]) < 315 and abs(place[1] - BOLT[1]) < 300:
        return False
    return not any(_on_stall(place, *stall) for stall in _stalls())


def _on_stall(place: Point, turn: float, distance: float, width: float) -> bool:
    """Whether the place lies on the stall or within a step of it: its shadow, or the merchant."""
    out = (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
    east, south = place[0] - BOLT[0], place[1] - BOLT[1]
    outward, along = east * out[0] + south * out[1], south * out[0] - east * out[1]
    return abs(outward - distance) < 118 and abs(along) < width / 2 + 46


def _passer_by(sun: Plate, shade: Plate, x: float, y: float) -> None:
    shade.stroke([(x, y), (x + 26, y + 30)], [24, 22])
    shade.disc(x, y, 19, BARE)
    sun.disc(x, y, 15)


def _bolt(plate: Plate, x: float, y: float) -> None:
    turns = [0.2 + side * math.pi / 3 for side in range(6)]
    plate.polygon([(x + 205 * math.cos(turn), y + 205 * math.sin(turn)) for turn in turns])
    plate.ring(x, y, 160, 7, BARE)
    plate.disc(x, y, 108, BARE)
    for number in range(4):
        plate.ring(x, y, 96 - number * 22, 9)


def _viewfinder(plate: Plate, x: float, y: float) -> None:
    for across in (-1, 1):
        for down in (-1, 1):
            corner = (x + across * 262, y + down * 246)
            elbow = [(corner[0] - across * 92, corner[1]), corner, (corner[0], corner[1] - down * 92)]
            plate.stroke(elbow, [22, 22, 22])
