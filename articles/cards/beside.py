"""What stands beside the words of a card: its picture in two inks, or an ornament."""

import io

from PIL import Image, ImageDraw, ImageOps

from ..pictures import Focus
from ..pictures.renditions import crop
from .faces import ROMAN, face

INK, SOFT, PAPER, RAISED, RULE = "#1F1B18", "#5F564C", "#FBF7F0", "#F3EDE2", "#DDD3C3"
GARANCE = "#A0182F"
ORNAMENTS = "❦☙❧"
TONES = 4  # bits of grey: sixteen tones of one ink look printed, and weigh little


def inked(data: bytes, size: tuple[int, int], focus: tuple[int, int]) -> Image.Image:
    """The picture cut to that size around its focus, in ink on paper. Raises OSError for a damaged file."""
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    picture.draft("L", (size[0] * 2, size[1] * 2))  # a JPEG is decoded no larger than it is needed
    on_paper = Image.new("RGBA", picture.size, RAISED)
    on_paper.alpha_composite(picture.convert("RGBA"))
    cut = on_paper.convert("L").crop(crop(picture.size, size, Focus(*focus))).resize(size)
    grey = ImageOps.posterize(ImageOps.autocontrast(cut, cutoff=1), TONES)
    return ImageOps.colorize(grey, black=INK, mid="#8A7560", white=RAISED)


def ornament(digest: str, size: int) -> Image.Image:
    """One of the printers' leaves, always the same for the same card."""
    leaf = ORNAMENTS[int(digest, 16) % len(ORNAMENTS)]
    sheet = Image.new("RGB", (size, size), PAPER)
    font = face(ROMAN, round(size * 0.8))
    _left, _top, right, bottom = font.getbbox(leaf)
    start = (size - right, size - bottom)  # its own edge, and not its body's, is on the edge of the sheet
    ImageDraw.Draw(sheet).text(start, leaf, fill=RULE, font=font)
    return sheet
