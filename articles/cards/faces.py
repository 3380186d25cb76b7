"""The two faces of the cards, and what they can write."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).parent / "garamond"
ROMAN, ITALIC = "EBGaramond-Medium.ttf", "EBGaramond-Italic.ttf"
BREAKING = re.compile(r"[ \t\n\r\f\v]+")
NO_SIGN = "\uffff"
THIN = {"\u202f": "\u2009"}  # these faces have the thin space and not the one that does not break

Face = ImageFont.FreeTypeFont


@cache
def face(name: str, size: int) -> Face:
    """A face in a size in pixels."""
    return ImageFont.truetype(FOLDER / name, size)


def writable(text: str) -> str:
    """The text without what the faces lack: no empty box is ever drawn. Spaces that break are single."""
    signs = (sign for sign in unicodedata.normalize("NFC", text) if sign.isspace() or has(sign))
    return " ".join(part for part in BREAKING.split("".join(signs)) if part)


def drawable(line: str) -> str:
    """The line with the spaces that the faces have; once it is cut from its text, none breaks any more."""
    return "".join(THIN.get(sign, sign) for sign in line)


@cache
def has(sign: str) -> bool:
    """Do the faces have this sign?"""
    return sign.isprintable() and all(_shape(name, sign) != _shape(name, NO_SIGN) for name in (ROMAN, ITALIC))


def _shape(name: str, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = face(name, 20).getmask(sign)
    return mask.size, bytes(mask)
