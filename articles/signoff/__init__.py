"""« Bon à tirer »: what to see to before a text goes out, in one list, of values alone.

`proof` holds what is looked at, `rules` says which rules there are, `words`, `pictures`, `structure` and
`going_out` hold one function for each; `findings` applies them.
"""

from .findings import Colour, Finding, Place, Point, colour_of, refusals, signed_off
from .proof import Proof, Shot
from .rules import ALWAYS, BY_DEFAULT, RULES, Rule

__all__ = [
    "ALWAYS",
    "BY_DEFAULT",
    "RULES",
    "Colour",
    "Finding",
    "Place",
    "Point",
    "Proof",
    "Rule",
    "Shot",
    "colour_of",
    "refusals",
    "signed_off",
]
