"""The demo magazine's pictures, drawn rather than fetched: the same name always gives the same picture."""

import random
from collections.abc import Callable

from PIL import Image

from chroniques.management.demo.drawing_counter import one_pen, town_hall
from chroniques.management.demo.drawing_from_above import garden, market_square, rumour
from chroniques.management.demo.drawing_from_the_front import average, orchestra, round_corners
from chroniques.management.demo.drawing_helpline import mown_spiral, soup
from chroniques.management.demo.drawing_herbarium import herbarium
from chroniques.management.demo.drawing_papers import corrected_letter, grand_envelope
from chroniques.management.demo.drawing_portraits import anouk, driss, mathurin, suzel
from chroniques.management.demo.drawing_rabbits import poster, rack
from chroniques.management.demo.drawing_radiator import radiator
from chroniques.management.demo.drawing_stairwell import stairwell
from chroniques.management.demo.drawing_workshop import box_of_ideas, nested_boxes

_DRAWINGS: dict[str, Callable[[random.Random], Image.Image]] = {
    "rumeur": rumour,
    "orchestre": orchestra,
    "potager": garden,
    "place-du-marche": market_square,
    "coins-ronds": round_corners,
    "moyenne": average,
    "boite": box_of_ideas,
    "herbier": herbarium,
    "tondeuse": mown_spiral,
    "soupe": soup,
    "lapin": rack,
    "affiche": poster,
    "bulles": town_hall,
    "plume": one_pen,
    "cartons": nested_boxes,
    "escalier": stairwell,
    "radiateur": radiator,
    "rature": corrected_letter,
    "gros-lot": grand_envelope,
    "portrait-mathurin-vasselin": mathurin,
    "portrait-anouk-ferradji": anouk,
    "portrait-driss-ouazene": driss,
    "portrait-suzel-hartweg": suzel,
}

NAMES: tuple[str, ...] = tuple(_DRAWINGS)


def draw(name: str) -> Image.Image:
    """Draw one of `NAMES`: an RGB image, 1500 by 1000 for an article, 600 by 600 for a portrait.

    Raises KeyError, with the names that exist, for any other name.
    """
    if name not in _DRAWINGS:
        raise KeyError(f"No drawing is called {name!r}. There are: {', '.join(NAMES)}.")
    return _DRAWINGS[name](random.Random(name))  # noqa: S311 grain on paper, not a secret
