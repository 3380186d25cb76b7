"""Colours: whatever a camera or a printer's workshop calls them, sRGB on the way out."""

import io

from PIL import Image, ImageCms

SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I;16N")
SRGB = ImageCms.createProfile("sRGB")


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in RGB, or RGBA where it is transparent, its own profile applied then forgotten."""
    if picture.mode in SIXTEEN_BITS:
        picture = picture.point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        colours = _converted(picture.convert("RGB"), picture.info.get("icc_profile"))
        colours.putalpha(picture.getchannel("A"))
        return colours
    if picture.mode == "P":
        picture = picture.convert("RGB")
    return _converted(picture, picture.info.get("icc_profile"))


def _converted(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In RGB by its profile; by Pillow's own formula without one, or with one that does not fit it."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return picture.convert("RGB")
        return converted or picture.convert("RGB")
    return picture.convert("RGB")
