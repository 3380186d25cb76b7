"""The lists of public texts: kept in order and counted by triggers, read a page at a time.

`rules` says what stands in which list, `triggers` applies it, `tallies` gathers the counts; `texts` and
`series` read, `counts` adds up.
"""

from .counts import how_many, without_number
from .months import texts_by_month
from .series import Series, place_of
from .tallies import gather
from .texts import Texts, featured_places, holds_texts, published_places
from .tied import tie
from .union import any_of

__all__ = [
    "Series",
    "Texts",
    "any_of",
    "featured_places",
    "gather",
    "holds_texts",
    "how_many",
    "place_of",
    "published_places",
    "texts_by_month",
    "tie",
    "without_number",
]
