"""How light the forms are, and at what cost to the eye: `python -m tests.bench.pictures` prints, for each
picture, the weight of AVIF and WebP beside a JPEG of quality 80, and the likeness of each to the original.

Likeness is the structural similarity (SSIM, Wang et al., 2004) of luminance, over blocks of 8 pixels.
"""

import io
import random
import statistics
import sys
from collections.abc import Callable, Iterator

from PIL import Image, ImageChops, ImageFilter, ImageMath

from articles.pictures.encoding import encoded
from chroniques.management.demo.drawing import NAMES, draw

SIZE = (1200, 800)
DEMO = 10  # pictures of the demo: a figure that does not move when the demo grows
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
FORMS = ("avif", "webp")


def likeness(one: Image.Image, other: Image.Image) -> float:
    """SSIM of two pictures of the same size: 1 for twins."""
    x, y = (picture.convert("L").convert("F") for picture in (one, other))
    mx, my = _blocks(x), _blocks(y)
    xx, yy, xy = (_blocks(_product(a, b)) for a, b in ((x, x), (y, y), (x, y)))
    blocks = ImageMath.lambda_eval(
        lambda v: (
            ((v["mx"] * v["my"]) * 2 + C1)
            * ((v["xy"] - v["mx"] * v["my"]) * 2 + C2)
            / (
                (v["mx"] * v["mx"] + v["my"] * v["my"] + C1)
                * (v["xx"] - v["mx"] * v["mx"] + v["yy"] - v["my"] * v["my"] + C2)
            )
        ),
        mx=mx, my=my, xx=xx, yy=yy, xy=xy,
    )  # fmt: skip
    mean = blocks.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return float(mean)  # type: ignore[arg-type]  # one band: a number


def _blocks(picture: Image.Image) -> Image.Image:
    return picture.reduce(8)


def _product(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageMath.lambda_eval(lambda v: v["a"] * v["b"], a=one, b=other)


def photographs() -> Iterator[tuple[str, Image.Image]]:
    """Five pictures with the grain, the slopes and the edges of photographs, always the same."""
    chance = random.Random("photographies")  # noqa: S311 grain, not a secret
    for name, make in PHOTOGRAPHS.items():
        yield name, _grained(make(chance), chance)


def _clouds(chance: random.Random, finest: int = 6) -> Image.Image:
    """Noise at every scale, each half as strong as the one above: what clouds, hills and bark are made of."""
    sum_of_all = Image.new("L", SIZE, 128)
    for scale in range(1, finest + 1):
        cells = (3 * 2**scale, 2 * 2**scale)
        noise = Image.frombytes("L", cells, chance.randbytes(cells[0] * cells[1]))
        layer = noise.resize(SIZE, Image.Resampling.BICUBIC).point(
            lambda value, scale=scale: 128 + (value - 128) * 1.2 / scale
        )
        sum_of_all = ImageChops.add(sum_of_all, layer, 1, -128)
    return sum_of_all


def _coloured(picture: Image.Image, dark: str, light: str) -> Image.Image:
    low, high = (Image.new("RGB", SIZE, colour) for colour in (dark, light))
    return Image.composite(high, low, picture)


def _sky(chance: random.Random) -> Image.Image:
    slope = Image.linear_gradient("L").resize(SIZE)
    return _coloured(Image.blend(_clouds(chance, 4), slope, 0.6), "#2B4C7E", "#F4E7CF")


def _bark(chance: random.Random) -> Image.Image:
    stretched = _clouds(chance, 8).resize((SIZE[0], SIZE[1] * 3)).crop((0, 0, *SIZE))
    return _coloured(stretched.filter(ImageFilter.SHARPEN), "#2A1D14", "#B99B78")


def _portrait(chance: random.Random) -> Image.Image:
    face = Image.radial_gradient("L").resize(SIZE)
    return _coloured(Image.blend(face, _clouds(chance, 7), 0.25), "#E3B79A", "#1E2430")


def _crowd(chance: random.Random) -> Image.Image:
    crowd = _coloured(_clouds(chance, 5), "#343434", "#C9C1B4")
    for _ in range(400):
        side = chance.randrange(10, 60)
        colour = tuple(chance.randrange(30, 230) for _ in range(3))
        blot = Image.radial_gradient("L").resize((side, side * 2)).point(lambda value: 255 - value)
        at = (chance.randrange(SIZE[0]), chance.randrange(SIZE[1]))
        crowd.paste(Image.new("RGB", blot.size, colour), at, blot)
    return crowd


def _facade(chance: random.Random) -> Image.Image:
    wall = _coloured(_clouds(chance, 6), "#8C7A66", "#D8CBB7")
    for left in range(60, SIZE[0] - 100, 140):
        for top in range(50, SIZE[1] - 120, 170):
            wall.paste(_coloured(_clouds(chance, 3), "#10151C", "#56708C").crop((0, 0, 80, 110)), (left, top))
    return wall.rotate(2, Image.Resampling.BICUBIC)


def _grained(picture: Image.Image, chance: random.Random) -> Image.Image:
    """The grain of a sensor: a little noise on each pixel, softened as a lens does."""
    grain = Image.frombytes("L", SIZE, chance.randbytes(SIZE[0] * SIZE[1]))
    grain = grain.point(lambda value: 128 + (value - 128) / 10).filter(ImageFilter.GaussianBlur(0.7))
    return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), 1, -128)


PHOTOGRAPHS: dict[str, Callable[[random.Random], Image.Image]] = {
    "ciel": _sky,
    "écorce": _bark,
    "portrait": _portrait,
    "foule": _crowd,
    "façade": _facade,
}


def pictures() -> Iterator[tuple[str, Image.Image]]:
    """Ten lead pictures of the demo, by name, and the five photographs."""
    leads = sorted(name for name in NAMES if not name.startswith("portrait-"))
    for name in leads[:DEMO]:
        yield name, draw(name).convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
    yield from photographs()


def compared(picture: Image.Image) -> dict[str, tuple[int, float]]:
    """For each form, its weight in bytes and its likeness to the picture."""
    files = {"jpg": _plain_jpeg(picture), **{form: encoded(picture, form) for form in FORMS}}
    return {
        form: (len(data), likeness(picture, Image.open(io.BytesIO(data)))) for form, data in files.items()
    }


def _plain_jpeg(picture: Image.Image) -> bytes:
    """A JPEG of quality 80 as any tool writes one: ours is a little lighter."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def main() -> None:
    """Print a line for each picture, then the medians of all of them."""
    ratios: dict[str, list[float]] = {form: [] for form in FORMS}
    gains: dict[str, list[float]] = {form: [] for form in FORMS}
    for name, picture in pictures():
        found = compared(picture)
        weight, jpeg = found["jpg"]
        line = f"{name:28} JPEG {weight / 1000:6.0f} ko {jpeg:.4f}"
        for form in FORMS:
            ratios[form].append(found[form][0] / weight)
            gains[form].append(found[form][1] - jpeg)
            line += f"   {form} {ratios[form][-1]:4.0%} {found[form][1]:.4f}"
        sys.stdout.write(line + "\n")
    for form in FORMS:
        median, gain = statistics.median(ratios[form]), statistics.median(gains[form])
        said = f"{form}: médiane {median:.0%} du JPEG 80, ressemblance {gain:+.4f}"
        sys.stdout.write(f"{said}, sur {len(ratios[form])} images\n")


if __name__ == "__main__":
    main()
