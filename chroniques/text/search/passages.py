"""The sentence of a text that answers a query, with the words that answer it marked."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from chroniques.text.search.words import HYPHENS, Word, compounds, has_one_of, joined, normalised, words

READ = 40_000  # characters of a text that are read for a sentence: a page of results stays cheap
LONGEST = 260  # characters shown: three lines of a list
# A sentence ends with its sign and a space before a capital, an opening quote or a figure; or with its line.
# From sign to sign: to look for its end after each letter takes four times as long.
SENTENCE = re.compile(
    r"\S[^.!?…\n]*+(?:[.!?…][^.!?…\n]*+)*?"
    r"(?:[.!?…]+[\s\u00a0\u202f]?[»”)]*(?=\s+[^\Wa-z_]|\s+[«“(—–])|$)",
    re.MULTILINE,
)


Piece = tuple[str, bool]  # a piece of a text, and whether it is marked
Phrase = tuple[str, ...]  # stems side by side; a word is a phrase of one
OneOf = tuple[Phrase, ...]  # any of these will do


class Passage(NamedTuple):
    """A sentence in pieces: joined, they are what is shown."""

    pieces: tuple[Piece, ...]
    met: int  # how many of the words asked for it holds; those of a phrase count where it is whole


def passage(text: str, wanted: Collection[OneOf]) -> Passage | None:
    """The sentence that holds the most of these words, the first of such; None where none is met."""
    sought = [(max(map(len, one_of)), [f" {' '.join(phrase)} " for phrase in one_of]) for one_of in wanted]
    best, most, enough = "", 0, sum(weight for weight, _phrases in sought)
    for sentence in _that_may_answer(text[:READ], {phrase[0] for one_of in wanted for phrase in one_of}):
        met = _met(sentence, sought)
        if met > most:
            best, most = sentence, met
        if most == enough:
            break
    return Passage(tuple(_pieces(best, wanted)), most) if most else None


def _that_may_answer(text: str, sought: set[str]) -> Iterator[str]:
    """The sentences that have a word of one of these stems, written in one or joined by a hyphen."""
    hyphens = [hyphen for hyphen in HYPHENS if hyphen in text]
    for found in SENTENCE.finditer(text):
        sentence = found[0]
        if has_one_of(sentence, sought) or (hyphens and not sought.isdisjoint(compounds(sentence))):
            yield sentence


def _met(sentence: str, sought: list[tuple[int, list[str]]]) -> int:
    """As the databases match, without the places of the words: most sentences are only looked through."""
    said = normalised(sentence)
    return sum(weight for weight, phrases in sought if any(phrase in said for phrase in phrases))


def _spans(text: str, wanted: Collection[OneOf]) -> Iterator[tuple[int, int]]:
    """Where these phrases stand, each from its first word to its last."""
    simple = list(words(text))
    stemmed = [word.stem for word in simple]
    phrases = {phrase for one_of in wanted for phrase in one_of}
    for phrase in phrases:
        for at, stem in enumerate(stemmed):
            if stem == phrase[0] and tuple(stemmed[at : at + len(phrase)]) == phrase:
                yield simple[at].start, simple[at + len(phrase) - 1].end
    yield from ((word.start, word.end) for word in _compounds(text, simple) if (word.stem,) in phrases)


def _compounds(text: str, simple: list[Word]) -> Iterator[Word]:
    """The compounds, as the one word that some would write."""
    for first, second in itertools.pairwise(simple):
        if first.end + 1 == second.start and text[first.end] in HYPHENS:
            whole = joined(text[first.start : first.end], text[second.start : second.end])
            yield Word(whole, first.start, second.end)


def _pieces(sentence: str, wanted: Collection[OneOf]) -> Iterator[Piece]:
    """The sentence, cut where it is too long to be shown."""
    start, end = _window(sentence, min(_spans(sentence, wanted))[0])
    if start:
        yield "… ", False
    yield from marked(sentence[start:end], wanted)
    if end < len(sentence):
        yield " …", False


def marked(text: str, wanted: Collection[OneOf]) -> Iterator[Piece]:
    """The whole text in pieces, each with whether it is a word or a phrase wanted."""
    at = 0
    for first, last in _merged(_spans(text, wanted)):
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
