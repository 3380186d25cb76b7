"""The renditions of a picture: the shapes, widths and forms of the pages, cut around its focal point."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from .encoding import encoded

RECIPE = 1  # raised when what follows changes: every picture is then encoded again
WIDTHS = (480, 768, 1200, 1600)  # pixels: a telephone, a fine one, the text or the lead on a fine screen
SHAPES: dict[str, tuple[tuple[int, int] | None, tuple[int, ...]]] = {
    "whole": (None, WIDTHS),
    "lead": ((3, 2), WIDTHS),  # the front page
    "square": ((1, 1), (144, 216)),  # portraits of 72 px, on screens two and three times as fine
}
FORMS = ("avif", "webp")  # in the order in which a browser is offered them, before the fallback
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Focus:
    """The point of a picture that no crop loses, in percent from its left and top edges."""

    x: int = 50
    y: int = 50


@dataclass(frozen=True)
class Rendition:
    """One file made from a picture: its shape, its form (an ending), its size in pixels, its name."""

    shape: str
    form: str
    width: int
    height: int
    name: str


def renditions_of(data: bytes, name: str, focus: Focus) -> Iterator[tuple[Rendition, bytes]]:
    """Each rendition of a cleaned picture, with its bytes. A shape that the picture already has is left out.

    `name` is the picture's own, from which theirs are made: the same picture, cut in the same place by the
    same recipe, gives the same names. Never wider than the picture. Raises OSError for a damaged file.
    """
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    picture.load()
    fallback = "png" if picture.format == "PNG" else "jpg"
    for shape, (ratio, widths) in SHAPES.items():
        box = crop(picture.size, ratio, focus)
        if shape != "whole" and box == (0, 0, *picture.size) and widths == WIDTHS:
            continue
        stem = hashlib.sha256(f"{name} {box} {RECIPE}".encode()).hexdigest()[:20]
        for cut in _in_widths(picture.crop(box), widths):
            for form in (*FORMS, fallback):
                made = Rendition(shape, form, *cut.size, name=f"{stem}-{cut.width}.{form}")
                yield made, encoded(cut, form)


def crop(size: tuple[int, int], ratio: tuple[int, int] | None, focus: Focus) -> Box:
    """The largest box of that ratio (width, height) in a picture of that size, as near the focus as it can.

    A picture within one hundredth of the ratio is left whole.
    """
    width, height = size
    if ratio is None or abs(width * ratio[1] - height * ratio[0]) * 100 <= height * ratio[0]:
        return 0, 0, width, height
    cut_width = min(width, max(1, round(height * ratio[0] / ratio[1])))
    cut_height = min(height, max(1, round(width * ratio[1] / ratio[0])))
    left = _start(width, cut_width, focus.x)
    top = _start(height, cut_height, focus.y)
    return left, top, left + cut_width, top + cut_height


def _start(length: int, kept: int, percent: int) -> int:
    """Where a piece of that length begins so that the point is in its middle, without leaving the picture."""
    return min(max(round(length * percent / 100 - kept / 2), 0), length - kept)


def _in_widths(picture: Image.Image, widths: tuple[int, ...]) -> Iterator[Image.Image]:
    """The picture at each width below its own, and at its own or at the widest."""
    if picture.mode not in ("RGB", "RGBA"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    widest = min(picture.width, widths[-1])
    for width in (*(width for width in widths if width < widest), widest):
        height = max(1, round(picture.height * width / picture.width))
        yield picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
