"""A passage of a text that an avis answers: quoted with what stands around it, and found again after a light
edit. Pure. The model is the TextQuoteSelector of the W3C's Web Annotation Data Model (2017), 4.2.4."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from urllib.parse import quote as percent

LONGEST, AROUND = 400, 80  # characters of a quotation, and of what is kept on either side
SHORTEST = 2  # letters or digits
ANCHOR = 16  # letters that hold a place in a text by themselves
ALIKE = 0.6  # the share of letters that an edited passage keeps
MOST = 1000  # places that are compared
FEW = 4  # words at either end of a long quotation, by which a browser finds it
Place = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """A quotation, and what stood before and after it when it was chosen."""

    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Folded:
    """The letters and digits of a text, without case or accents, each with its place in the text."""

    letters: str
    places: list[int]

    def whole(self, start: int, end: int) -> Place:
        """Where these letters stand in the text."""
        return self.places[start], self.places[end - 1] + 1


def cited(text: str, place: Place) -> Passage:
    """The passage at this place of the text, cut to what is kept of it."""
    start, end = place[0], _end(text, *place)
    return Passage(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def in_whole_words(text: str, place: Place) -> Place:
    """The place, with the rest of the words that a hand has cut at either end."""
    start, end = place
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _end(text: str, start: int, end: int) -> int:
    """Where the quotation ends: at the end of a word, where it would be too long."""
    if end - start <= LONGEST:
        return end
    last = text.rfind(" ", start, start + LONGEST)
    return last if last > start else start + LONGEST


def paragraphs(text: str) -> list[str]:
    """The paragraphs that can be answered, out of a plain text with a line for each block."""
    return [line for line in text.split("\n") if len(line.split()) >= FEW]


def find(passage: Passage, text: str) -> Place | None:
    """Where the passage stands in the text: as it was, else but for its signs, else between what stood around
    it, else by its two ends. None where the text no longer says it."""
    whole, sought = folded(text), folded(passage.quote)
    if len(sought.letters) < SHORTEST:
        return None
    places = list(islice(_places(sought.letters, whole.letters), MOST))
    around = folded(passage.before).letters, folded(passage.after).letters
    if places:
        best = max(places, key=lambda place: _kept(around, whole.letters, place))
        return _with_signs(passage.quote, text, whole.whole(*best))
    ends = sought.letters[:ANCHOR], sought.letters[-ANCHOR:]
    for edited in (_between(around, whole.letters), _from_end_to_end(ends, whole.letters)):
        if edited and _is_alike(sought.letters, whole.letters[slice(*edited)]):
            return whole.whole(*edited)
    return None


def directive(quote: str) -> str:
    """What a browser needs after "#" to show these words (WICG, URL Fragment Text Directives)."""
    words = quote.split(" ")
    if len(words) <= 2 * FEW:
        return f":~:text={_encoded(quote)}"
    return f":~:text={_encoded(' '.join(words[:FEW]))},{_encoded(' '.join(words[-FEW:]))}"


def folded(text: str) -> Folded:
    """The text as two people would compare it who disregard its type."""
    pairs = [(letter, place) for place, sign in enumerate(text) for letter in _letters(sign)]
    return Folded("".join(letter for letter, _place in pairs), [place for _letter, place in pairs])


@lru_cache(maxsize=1024)
def _letters(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def _places(sought: str, letters: str) -> Iterator[Place]:
    start = letters.find(sought)
    while start >= 0:
        yield start, start + len(sought)
        start = letters.find(sought, start + 1)


def _with_signs(quote: str, text: str, place: Place) -> Place:
    """With the signs that open and close the quotation, where the text has them too."""
    letters = [at for at, sign in enumerate(quote) if sign.isalnum()]
    head, tail = quote[: letters[0]], quote[letters[-1] + 1 :]
    start, end = place
    start -= len(head) if text[:start].endswith(head) else 0
    return start, end + (len(tail) if text.startswith(tail, end) else 0)


def _kept(around: tuple[str, str], letters: str, place: Place) -> int:
    """How many letters before and after this place are those that stood around the passage."""
    before, after = around
    here = letters[max(0, place[0] - AROUND) : place[0]], letters[place[1] : place[1] + AROUND]
    return _common(before[::-1], here[0][::-1]) + _common(after, here[1])


def _common(one: str, other: str) -> int:
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


def _between(around: tuple[str, str], letters: str) -> Place | None:
    """What stands now between the words that stood before and after the passage."""
    before, after = around[0][-ANCHOR:], around[1][:ANCHOR]
    if min(len(before), len(after)) < ANCHOR:
        return None
    start = letters.find(before) + len(before)
    return _closed(start, letters.find(after, start)) if before in letters else None


def _from_end_to_end(ends: tuple[str, str], letters: str) -> Place | None:
    """From the first words of the passage to its last."""
    first, last = ends
    if min(len(first), len(last)) < ANCHOR or first not in letters:
        return None
    start = letters.find(first)
    end = letters.find(last, start + len(first))
    return _closed(start, end + len(last)) if end >= 0 else None


def _closed(start: int, end: int) -> Place | None:
    return (start, end) if start < end <= start + 2 * LONGEST else None


def _is_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _encoded(words: str) -> str:
    """Percent-encoded; the directive gives hyphens a sense of their own."""
    return percent(words, safe="").replace("-", "%2D")
