"""French words as search sees them: folded, without elisions, stemmed; one normaliser for every database."""

from chroniques.text.search.distance import distance
from chroniques.text.search.passages import OneOf, Passage, Phrase, marked, passage
from chroniques.text.search.stems import fold, stem
from chroniques.text.search.words import Word, is_stop, joined, normalised, spellings, stems, words

__all__ = [
    "OneOf",
    "Passage",
    "Phrase",
    "Word",
    "distance",
    "fold",
    "is_stop",
    "joined",
    "marked",
    "normalised",
    "passage",
    "spellings",
    "stem",
    "stems",
    "words",
]
