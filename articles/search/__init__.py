"""Search: the same answers in the same order on SQLite and on PostgreSQL."""

from .entries import Avis, forget, forget_avis, index, index_avis, index_new
from .matching import Cursor, Facet
from .nearest import nearest
from .results import FIELDS, Found, Results, many, search
from .saying import avis_saying, texts_saying
from .scrubbing import scrub, scrub_if_small
from .vocabulary import begin_count, end_count

__all__ = [
    "FIELDS",
    "Avis",
    "Cursor",
    "Facet",
    "Found",
    "Results",
    "avis_saying",
    "begin_count",
    "end_count",
    "forget",
    "forget_avis",
    "index",
    "index_avis",
    "index_new",
    "many",
    "nearest",
    "scrub",
    "scrub_if_small",
    "search",
    "texts_saying",
]
