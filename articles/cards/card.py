"""What a card says, and the name that follows from it."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

RECIPE = 1  # raised when the drawing changes: every card then has another name
WIDTH, HEIGHT = 1200, 630  # pixels: the shape of 1.91 to 1 that networks show whole


@dataclass(frozen=True)
class Card:
    """The words of a card, in French type, and its picture: the name of its file (none: an ornament), the
    point of it that is kept, in percent. Without `title` it is the card of the site itself."""

    title: str
    line: str  # under the title: who signs; under the name of the site: its tagline
    site: str
    picture: str = ""
    focus: tuple[int, int] = (50, 50)

    @property
    def digest(self) -> str:
        """Twenty hexadecimal signs, others as soon as the card looks otherwise."""
        return _digest(self)


# Asked for more than once on the page of a text, and that of the site on most others.
@lru_cache(maxsize=256)
def _digest(card: Card) -> str:
    said = json.dumps([RECIPE, card.title, card.line, card.site, card.picture, card.focus])
    return hashlib.sha256(said.encode()).hexdigest()[:20]
