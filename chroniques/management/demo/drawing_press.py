"""A small printing press: plates of one ink each, printed one over the other on cream paper.

A plate is a grey image of coverage (0 bare paper, 255 full ink), cut at twice the final size and reduced
once, which gives clean edges. Inks multiply, as translucent ones do, so two that cross make a third colour.
"""

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from chroniques.management.demo.drawing_screen import Tone, halftone

Point = tuple[float, float]
Size = tuple[int, int]

PAPER = (0xFB, 0xF7, 0xF0)
GARANCE = (0xA0, 0x18, 0x2F)
NIGHT = (0x17, 0x4F, 0x78)
INK = (0x1F, 0x1B, 0x18)
OCHRE = (0xB9, 0x74, 0x0D)

FULL = 255
BARE = 0
SCALE = 2  # plates are cut at twice the final size
PATCH = 500  # pixels on a side of the patch of grain
BLEED = 8  # pixels of plate beyond each edge, so that a slip never bares the paper there


class Plate:
    """What one ink prints. Coordinates and lengths are pixels of the final picture."""

    def __init__(self, size: Size) -> None:
        self.size = size
        width, height = size
        self.image = Image.new("L", ((width + 2 * BLEED) * SCALE, (height + 2 * BLEED) * SCALE), BARE)
        self._pen = ImageDraw.Draw(self.image)

    def disc(self, x: float, y: float, radius: float, cover: int = FULL) -> None:
        self._pen.ellipse(_scaled(x - radius, y - radius, x + radius, y + radius), fill=cover)

    def ring(self, x: float, y: float, radius: float, width: float, cover: int = FULL) -> None:
        box = _scaled(x - radius, y - radius, x + radius, y + radius)
        self._pen.ellipse(box, outline=cover, width=round(width * SCALE))

    def sector(self, x: float, y: float, radius: float, start: float, end: float, cover: int = FULL) -> None:
        """A slice of a disc; angles in degrees, clockwise from three o'clock."""
        self._pen.pieslice(_scaled(x - radius, y - radius, x + radius, y + radius), start, end, fill=cover)

    def polygon(self, points: Sequence[Point], cover: int = FULL) -> None:
        self._pen.polygon(_scaled(*(value for point in points for value in point)), fill=cover)

    def box(self, left: float, top: float, right: float, bottom: float, cover: int = FULL) -> None:
        self._pen.rectangle(_scaled(left, top, right, bottom), fill=cover)

    def rounded(self, box: Sequence[float], radius: float, cover: int = FULL, feet: bool = False) -> None:
        """A box with round corners; with `feet`, only the two upper ones are round."""
        corners = (True, True, not feet, not feet)
        self._pen.rounded_rectangle(_scaled(*box), radius * SCALE, fill=cover, corners=corners)

    def stroke(self, points: Sequence[Point], widths: Sequence[float], cover: int = FULL) -> None:
        """A line through the points, with its own width at each of them and round joints."""
        for (start, before), (end, after) in itertools.pairwise(zip(points, widths, strict=True)):
            self.polygon(_trunk(start, before / 2, end, after / 2), cover)
            self.disc(*start, before / 2, cover)
        self.disc(*points[-1], widths[-1] / 2, cover)

    def halftone(self, tone: Tone, pitch: float, angle: float = 25.0) -> None:
        """Cover the plate with a screen of dots: `tone(x, y)` from 0 (no dot) to 1 (dots that touch)."""
        whole = Plate(self.size)
        whole.box(-BLEED, -BLEED, self.size[0] + BLEED, self.size[1] + BLEED)
        self.dotted(whole, tone, pitch, angle)

    def dotted(self, shape: "Plate", tone: Tone, pitch: float, angle: float = 25.0) -> None:
        """Print the inside of a shape as a screen of dots, whatever ink was there."""
        if pixels := shape.image.getbbox():
            left, top = (side // SCALE for side in pixels[:2])
            right, bottom = (-(-side // SCALE) for side in pixels[2:])
            dots = halftone((left - BLEED, top - BLEED, right - BLEED, bottom - BLEED), tone, pitch, angle)
            place = (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
            dots = dots.resize((dots.width * SCALE, dots.height * SCALE), Image.Resampling.NEAREST)
            self.image.paste(dots, place, shape.image.crop(place))

    def stamp(self, shape: "Plate", cover: int = FULL) -> None:
        """Print the inside of a shape, or spare the paper there."""
        if pixels := shape.image.getbbox():
            self.image.paste(cover, pixels, shape.image.crop(pixels))

    def only_within(self, mask: "Plate") -> None:
        """Keep the ink where the other plate has some."""
        self._replace(ImageChops.multiply(self.image, mask.image))

    def without(self, mask: "Plate") -> None:
        """Spare the paper where the other plate has ink."""
        self._replace(ImageChops.subtract(self.image, mask.image))

    def add(self, other: "Plate") -> None:
        self._replace(ImageChops.lighter(self.image, other.image))

    def _replace(self, image: Image.Image) -> None:
        self.image = image
        self._pen = ImageDraw.Draw(image)


@dataclass(frozen=True)
class Pass:
    """One passage under the press: a plate, its ink, and how far the sheet had slipped (pixels)."""

    plate: Plate
    colour: tuple[int, int, int]
    slip: tuple[int, int] = (0, 0)


def print_sheet(size: Size, passes: Sequence[Pass], rng: random.Random) -> Image.Image:
    """Print the passes in order on a sheet of paper and return an RGB image of `size`."""
    sheet = Image.new("RGB", size, PAPER)
    for one in passes:
        cover = _reduced(one)
        if inked := cover.getbbox():
            film = _film(_worn(cover.crop(inked), rng), one.colour)
            sheet.paste(ImageChops.multiply(sheet.crop(inked), film), inked)
    return sheet


def _reduced(one: Pass) -> Image.Image:
    left, top = BLEED - one.slip[0], BLEED - one.slip[1]
    width, height = one.plate.size
    return one.plate.image.reduce(SCALE).crop((left, top, left + width, top + height))


def _film(cover: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    """The ink alone: white where there is none, its own colour where it covers fully."""
    cover.putpalette([FULL - (FULL - part) * value // FULL for value in range(256) for part in colour])
    return cover.convert("RGB")


def _worn(cover: Image.Image, rng: random.Random) -> Image.Image:
    """Ink never lies flat: fine grain, and a slow unevenness across the sheet."""
    return ImageChops.multiply(ImageChops.multiply(cover, _grain(cover.size, rng)), _clouds(cover.size, rng))


def _grain(size: Size, rng: random.Random) -> Image.Image:
    """Specks that took no ink: one patch of them, laid like tiles, for the eye sees no repeat in noise."""
    noise = Image.frombytes("L", (PATCH, PATCH), rng.randbytes(PATCH * PATCH))
    patch = noise.point([120 if value < 14 else FULL for value in range(256)])
    patch = patch.filter(ImageFilter.GaussianBlur(0.6))
    sheet = Image.new("L", size)
    for left, top in itertools.product(range(0, size[0], PATCH), range(0, size[1], PATCH)):
        sheet.paste(patch, (left, top))
    return sheet


def _clouds(size: Size, rng: random.Random) -> Image.Image:
    small = Image.frombytes("L", (30, 20), bytes(226 + value * 29 // 255 for value in rng.randbytes(600)))
    return small.resize(size, Image.Resampling.BICUBIC)


def _trunk(start: Point, before: float, end: Point, after: float) -> list[Point]:
    """The four corners of a segment that goes from one half-width to another."""
    direction = math.atan2(end[1] - start[1], end[0] - start[0])
    across = (-math.sin(direction), math.cos(direction))
    return [
        (start[0] + across[0] * before, start[1] + across[1] * before),
        (end[0] + across[0] * after, end[1] + across[1] * after),
        (end[0] - across[0] * after, end[1] - across[1] * after),
        (start[0] - across[0] * before, start[1] - across[1] * before),
    ]


def _scaled(*values: float) -> list[float]:
    return [(value + BLEED) * SCALE for value in values]
