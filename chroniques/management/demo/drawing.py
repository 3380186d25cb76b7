"""The demo magazine's pictures, drawn rather than fetched: the same name always gives the same picture."""

import random
from collections.abc import Callable

from PIL import Image

from chroniques.management.demo.drawing_from_above import garden, market_square, rumour
from chroniques.management.demo.drawing_from_the_front import average, orchestra, round_corners
from chroniques.management.demo.drawing_portraits import anouk, driss, mathurin

_DRAWINGS: dict[str, Callable[[random.Random], Image.Image]] = {
    "rumeur": rumour,
    "orchestre": orchestra,
    "potager": garden,
    "place-du-marche": market_square,
    "coins-ronds": round_corners,
    "moyenne": average,
    "portrait-mathurin-vasselin": mathurin,
    "portrait-anouk-ferradji": anouk,
    "portrait-driss-ouazene": driss,
}

NAMES: tuple[str, ...] = tuple(_DRAWINGS)


def draw(name: str) -> Image.Image:
    """Draw one of `NAMES`: an RGB image, 1500 by 1000 for an article, 600 by 600 for a portrait.

    Raises KeyError, with the names that exist, for any other name.
    """
    if name not in _DRAWINGS:
        raise KeyError(f"No drawing is called {name!r}. There are: {', '.join(NAMES)}.")
    return _DRAWINGS[name](random.Random(name))  # noqa: S311 grain on paper, not a secret
