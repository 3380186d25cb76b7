"""Uploaded pictures: identified by their content, re-encoded, stripped of what they say of their taker."""

import hashlib
import io
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_PIXELS = 50_000_000  # a 50-megapixel photograph; beyond it, a decompression bomb
WIDEST = 2400  # pixels: twice the widest column of the site
QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85},
}


class PictureRefused(ValueError):
    """This file is not a picture that the site can show; the message says why and what to do."""


def cleaned_file(data: bytes) -> ContentFile:
    """The picture re-encoded, named by the hash of its content. Raises PictureRefused."""
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("This picture weighs more than 20 MB: reduce it and try again."))
    picture = _opened(data)
    form = picture.format if picture.format in QUALITY else "PNG"
    encoded = _encoded(_upright(picture), form)
    name = hashlib.sha256(encoded).hexdigest()[:20]
    return ContentFile(encoded, name=f"{name}.{FORMATS[form]}")


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=list(FORMATS))
    except (UnidentifiedImageError, Image.DecompressionBombError, ValueError, OSError) as error:
        raise PictureRefused(_("This file is not a JPEG, PNG or WebP picture: convert it first.")) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureRefused(_("This picture has more than 50 million pixels: reduce it and try again."))
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """The first frame, turned as its EXIF says, in RGB, no wider than the site needs."""
    try:
        turned = ImageOps.exif_transpose(picture)
        turned = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    except (OSError, SyntaxError, ValueError, MemoryError) as error:
        raise PictureRefused(_("This picture is damaged or cut short: export it again.")) from error
    turned.thumbnail((WIDEST, WIDEST * 2))
    return turned


def _encoded(picture: Image.Image, form: str) -> bytes:
    if form == "JPEG":
        picture = picture.convert("RGB")
    # Saved from bare pixels: neither EXIF, nor GPS, nor comment, nor profile goes with them.
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, format=form, **QUALITY[form])
    return out.getvalue()
