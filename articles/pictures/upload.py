"""Uploaded pictures: identified by their content, re-encoded, stripped of what they say of their taker."""

import hashlib
import io
import warnings

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .colours import in_srgb
from .encoding import encoded

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_PIXELS = 50_000_000  # a 50-megapixel photograph; beyond it, a decompression bomb
WIDEST = 2400  # pixels: what the widest column of the site needs on a fine screen, and some air
KNOWN = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")
MOVING = ("PNG", "WEBP", "AVIF", "GIF")  # a TIFF has pages and not frames: its first is the picture
PHOTOGRAPHIC = ("JPEG", "MPO")  # MPO: a JPEG that holds a second eye, or a preview
FEW_COLOURS = 256  # a drawing, a screenshot, a scan of text: lossless is lighter and sharper there
BEGUN = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")  # how our forms begin
SKETCH = b"<svg"
MEASURES = ("I", "F")  # 32 bits a pixel: what an instrument measured, not what one sees
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")


class PictureRefused(ValueError):
    """This file is not a picture that the site can show; the message says why and what to do."""


def cleaned_file(data: bytes) -> ContentFile:
    """The picture re-encoded in JPEG or PNG, sRGB, upright, bare; named by the hash of its content.

    No wider than WIDEST. Whatever the file's name was: its content alone tells. Raises PictureRefused.
    """
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("This picture weighs more than 20 MB: reduce it and try again."))
    picture = _opened(data)
    form = picture.format
    picture = _upright(picture)
    ending = "jpg" if form in PHOTOGRAPHIC or _is_photographic(picture) else "png"
    written = encoded(picture, ending, kept=True)
    return ContentFile(written, name=f"{hashlib.sha256(written).hexdigest()[:20]}.{ending}")


def _opened(data: bytes) -> Image.Image:
    """The picture identified and weighed by its header alone: nothing is decoded yet."""
    try:
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            picture = Image.open(io.BytesIO(data), formats=KNOWN)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (ValueError, OSError, SyntaxError) as error:  # an unidentified picture is an OSError
        raise PictureRefused(_why_unknown(data)) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    if picture.mode in MEASURES:
        raise PictureRefused(_why_unknown(b""))
    if picture.format in MOVING and getattr(picture, "is_animated", False):
        raise PictureRefused(_("This picture moves: send one still picture (JPEG or PNG) instead."))
    return picture


def _too_large() -> PictureRefused:
    return PictureRefused(_("This picture has more than 50 million pixels: reduce it and try again."))


def _why_unknown(data: bytes) -> str:
    if SKETCH in data[:4096].lower():
        return _("An SVG drawing may hold programs, it is not accepted: export it as PNG.")
    if data.startswith(BEGUN):
        return _damaged()
    if data[4:12] in HEIC:
        return _("This picture is in HEIC, the format of some telephones: export it as JPEG.")
    return _("This file is not a JPEG, PNG, WebP, AVIF, TIFF or GIF picture: convert it first.")


def _damaged() -> str:
    return _("This picture is damaged or cut short: export it again.")


def _upright(picture: Image.Image) -> Image.Image:
    """The first frame, turned as its EXIF says, in RGB or RGBA, no wider than the site needs."""
    try:
        turned = in_srgb(ImageOps.exif_transpose(picture))
    except (OSError, SyntaxError, ValueError, MemoryError, EOFError) as error:
        raise PictureRefused(_damaged()) from error
    turned.thumbnail((WIDEST, WIDEST * 2))
    return turned


def _is_photographic(picture: Image.Image) -> bool:
    """Is it better kept as a JPEG? Opaque, and with more colours than a drawing has."""
    return picture.mode == "RGB" and picture.getcolors(FEW_COLOURS) is None
