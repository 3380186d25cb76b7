"""A picture written in a form, from its bare pixels: no EXIF, no place, no comment, no profile goes along."""

import io
from typing import Any

from PIL import Image

# Measured (tests/bench/pictures.py): AVIF at 63 is liker to the original than a JPEG of quality 80, in 56 %
# of its weight. One thread: readers are served meanwhile.
RECIPES: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 63, "speed": 6, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
    "png": ("PNG", {}),
}
# What is kept of the upload is what all else is made from: it loses less.
KEPT = {"jpg": {"quality": 92}}


def encoded(picture: Image.Image, ending: str, kept: bool = False) -> bytes:
    """The bytes of the picture (RGB or RGBA) in the form of that ending: avif, webp, jpg or png."""
    form, options = RECIPES[ending]
    if ending == "jpg":
        picture = picture.convert("RGB")
    bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    out = io.BytesIO()
    bare.save(out, format=form, **options | (KEPT.get(ending, {}) if kept else {}))
    return out.getvalue()
