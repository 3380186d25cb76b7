"""The texts and the avis that say some words, as a part of another query: what the lists of the room ask."""

from django.db.models.expressions import RawSQL

from .matching import rows_saying
from .terms import read
from .tiers import Tier

NEWEST = 500  # of what says it: as far as the search of the site counts


def texts_saying(query: str) -> RawSQL:
    """The numbers of the newest texts, published or scheduled, that meet all words of a query."""
    return RawSQL(*rows_saying(read(query), None, NEWEST))  # noqa: S611  (values are parameters)


def avis_saying(query: str) -> RawSQL:
    """The numbers of the newest published avis that meet all words of a query."""
    return RawSQL(*rows_saying(read(query), Tier.AVIS, NEWEST))  # noqa: S611
