"""The sentence of a text that answers a query, with the words that answer it marked."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from chroniques.text.search.words import HYPHENS, Word, compounds, joined, stems, words

READ = 40_000  # characters of a text that are read for a sentence: a page of results stays cheap
LONGEST = 260  # characters shown: three lines of a list
# A sentence ends with its sign and a space before a capital, an opening quote or a figure; or with its line.
SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\s\u00a0\u202f]?[»”)]*(?=\s+[^\Wa-z_]|\s+[«“(—–])|$)", re.MULTILINE)


Piece = tuple[str, bool]  # a piece of a text, and whether it is marked


class Passage(NamedTuple):
    """A sentence in pieces: joined, they are what is shown."""

    pieces: tuple[Piece, ...]
    met: int  # how many of the stems asked for it holds


def passage(text: str, wanted: Collection[str]) -> Passage | None:
    """The sentence that holds the most of these stems, the first of such; None where none is met."""
    best, most = "", 0
    for sentence in SENTENCE.findall(text[:READ]):
        met = len(_met(sentence, wanted))
        if met > most:
            best, most = sentence, met
        if most == len(wanted):
            break
    return Passage(tuple(_pieces(best, wanted)), most) if most else None


def _met(sentence: str, wanted: Collection[str]) -> set[str]:
    """Without the places of the words, for most sentences are only looked through."""
    return {stem for stem in (*stems(sentence), *compounds(sentence)) if stem in wanted}


def _all_words(sentence: str) -> Iterator[Word]:
    """The words, then the compounds as the one word that some would write."""
    simple = list(words(sentence))
    yield from simple
    for first, second in itertools.pairwise(simple):
        if first.end + 1 == second.start and sentence[first.end] in HYPHENS:
            whole = joined(sentence[first.start : first.end], sentence[second.start : second.end])
            yield Word(whole, first.start, second.end)


def _pieces(sentence: str, wanted: Collection[str]) -> Iterator[Piece]:
    """The sentence, cut where it is too long to be shown."""
    first = min(word.start for word in _all_words(sentence) if word.stem in wanted)
    start, end = _window(sentence, first)
    if start:
        yield "… ", False
    yield from marked(sentence[start:end], wanted)
    if end < len(sentence):
        yield " …", False


def marked(text: str, wanted: Collection[str]) -> Iterator[Piece]:
    """The whole text in pieces, each with whether it is one of the words wanted."""
    at = 0
    for first, last in _merged((word.start, word.end) for word in _all_words(text) if word.stem in wanted):
        yield text[at:first], False
        yield text[first:last], True
        at = last
    yield text[at:], False


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Without those that lie in the one before: a compound holds its parts."""
    reached = 0
    for first, last in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first >= reached:
            yield first, last
            reached = last


def _window(sentence: str, met: int) -> tuple[int, int]:
    """From where to where to show a sentence that may be long: around the first word met, between words."""
    if len(sentence) <= LONGEST:
        return 0, len(sentence)
    start = max(0, met - LONGEST // 3)
    start = sentence.rfind(" ", 0, start) + 1 if start else 0
    if start + LONGEST >= len(sentence):
        return start, len(sentence)
    cut = sentence.rfind(" ", met + 1, start + LONGEST)
    return start, cut if cut > 0 else start + LONGEST
