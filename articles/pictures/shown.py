"""A picture as a page shows it: the fallback, and the lighter forms that a browser may prefer."""

from collections.abc import Sequence
from dataclasses import dataclass

from .renditions import FORMS, Rendition

ENOUGH = 1200  # pixels: the width of the fallback, for who reads no srcset


@dataclass(frozen=True)
class Source:
    """The picture in another form: its MIME type and its addresses, as `srcset` writes them."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Shown:
    """What an `img` needs: address, size in pixels, widths; and the sources that come before it."""

    src: str
    width: int
    height: int
    srcset: str = ""
    sources: tuple[Source, ...] = ()


def shown(whole: Shown, made: Sequence[Rendition], shape: str, base: str) -> Shown:
    """The picture in that shape; entire where it has no other, itself where nothing is made of it yet.

    `whole` is the picture itself, `base` the address of the folder of the renditions.
    """
    of_shape = [one for one in made if one.shape == shape] or [one for one in made if one.shape == "whole"]
    fallback = [one for one in of_shape if one.form not in FORMS]
    if not fallback:
        return whole
    plain = [one for one in fallback if one.width <= ENOUGH][-1:] or fallback
    sources = tuple(
        Source(f"image/{form}", srcset)
        for form in FORMS
        if (srcset := _srcset([one for one in of_shape if one.form == form], base))
    )
    return Shown(base + plain[0].name, plain[0].width, plain[0].height, _srcset(fallback, base), sources)


def _srcset(files: Sequence[Rendition], base: str) -> str:
    return ", ".join(f"{base}{one.name} {one.width}w" for one in files)
