"""What a reader typed, as search understands it. Pure; any text at all is understood somehow.

Words, all of which must be met; "a phrase", or « une phrase »; -sans, -"sans cela"; auteur:, chronique:,
mot-cle: and annee: (2009, 2009..2012), with a value in quotes where it holds a space.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from chroniques.text.search import OneOf, Phrase, Word, is_stop, joined, stems, words

from .tiers import Tier

LONGEST = 200  # characters of a query that are read
MOST = 16  # words and phrases: each costs the database a list to walk
MOST_YEARS = 100

CHUNK = re.compile(
    r"""(?P<no>(?<!\S)[-−](?=\S))?
    (?:(?P<field>auteur|autrice|chronique|mot[- ]?cl(?:e|é|ef)|ann[eé]e)\s?:\s?(?=\S))?
    (?:"(?P<quoted>[^"]*)"? | [«“](?P<french>[^»”]*)[»”]? | (?P<plain>[^\s"«“]+))""",
    re.IGNORECASE | re.VERBOSE,
)
YEARS = re.compile(r"([1-9]\d{3})(?:\s?(?:\.\.|[-–—…])\s?([1-9]\d{3}))?$", re.ASCII)
RECENT = re.compile(r"(?:19|20)\d\d", re.ASCII)
MARKS = {"au": "auteur", "ch": "chronique", "mo": "motcle"}  # by how a field begins
COMPOUND = re.compile(r"(?:[^\W_]{1,7}['’])?[^\W_]+[-\u2010\u2011][^\W_]+$")
NUMBER = re.compile(r"[^\w-]*\d+(?:[.,]\d+)+\W*$")  # 7,40 or 2.0, perhaps with its sign or a full stop


class Named(NamedTuple):
    """An author, a column or a tag asked for by name: by which field, as typed, and what stands for it."""

    field: str
    value: str
    marks: tuple[OneOf, ...]


@dataclass(frozen=True)
class Terms:
    """A query read. `marks` are not words: no folded word holds é or è, so that nobody can type one."""

    need: tuple[OneOf, ...] = ()
    without: tuple[Phrase, ...] = ()
    marks: tuple[OneOf, ...] = ()
    named: tuple[Named, ...] = ()  # whose marks are among `marks`
    typed: tuple[Word, ...] = ()  # the plain words, with their places in `query`
    query: str = ""
    is_cut: bool = False

    def __bool__(self) -> bool:
        """Is there anything to look for?"""
        return bool(self.need or self.without or self.marks)

    def wanted(self) -> tuple[OneOf, ...]:
        """What to mark in what is found: words, and phrases whole."""
        said = (tuple(phrase for phrase in one_of if not is_mark(phrase)) for one_of in self.need)
        return tuple(said)

    def asked_of(self, field: str) -> tuple[OneOf, ...]:
        """What a name of this field may answer: the words, and what is asked of such names alone."""
        asked = (one_of[0][0].partition("é") for one_of in self.marks)
        return self.wanted() + tuple(((stem,),) for of, _mark, stem in asked if of == field)

    def needed(self, tier: Tier) -> tuple[OneOf, ...]:
        """What must be met in this tier: a year is a title's or an avis's where it is written in it alone."""
        return self.wanted() if tier in (Tier.TITLE, Tier.AVIS) else self.need


def is_mark(phrase: Phrase) -> bool:
    """Is it not said in a text, but stands in the index for what the text is tied to?"""
    return "è" in phrase[0]


def word_mark(field: str, stem: str) -> str:
    """What stands in the index for a word of a name: auteur:driss is the mark « auteurédriss »."""
    return f"{field}é{stem}"


def mark(field: str, value: int) -> str:
    """What stands in the index for a thing by its number: an author, a column, a year."""
    return f"{field}è{value}"


def read(query: str) -> Terms:
    """Understand a query. Never an error: what means nothing is left out, what is too long is cut."""
    clean = " ".join("".join(map(_spaced, unicodedata.normalize("NFC", query[: 4 * LONGEST]))).split())
    kept = clean if len(clean) <= LONGEST else clean[:LONGEST].rpartition(" ")[0] or clean[:LONGEST]
    reading = _Reading()
    for found in CHUNK.finditer(kept):
        reading.take(found)
    return reading.terms(kept, is_cut=len(kept) < len(clean) or len(query) > 4 * LONGEST)


def _spaced(sign: str) -> str:
    return sign if sign.isprintable() else " "


class _Reading:
    """What has been understood so far. Stop words count where there is nothing else."""

    def __init__(self) -> None:
        self.need: list[OneOf] = []
        self.stops: list[OneOf] = []
        self.without: list[Phrase] = []
        self.marks: list[OneOf] = []
        self.named: list[Named] = []
        self.typed: list[Word] = []

    def terms(self, query: str, is_cut: bool) -> Terms:
        need = self.need or (self.stops if not self.marks else [])
        return Terms(
            need=tuple(dict.fromkeys(need))[:MOST],
            without=tuple(dict.fromkeys(self.without))[:MOST],
            marks=tuple(dict.fromkeys(self.marks))[:MOST],
            named=tuple(dict.fromkeys(self.named))[:MOST],
            typed=tuple(self.typed[:MOST]),
            query=query,
            is_cut=is_cut or len(set(need)) > MOST,
        )

    def take(self, found: re.Match[str]) -> None:
        field, value = found["field"], found["quoted"] or found["french"] or found["plain"] or ""
        if field:
            self._take_marks(field.lower(), value, bool(found["no"]))
        elif found["no"]:
            self.without += _alternatives(value)
        elif found["plain"]:
            self._take_words(found["plain"], found.start("plain"))
        elif phrase := tuple(stems(value)):
            self.need.append((phrase,))

    def _take_marks(self, field: str, value: str, is_refused: bool) -> None:
        marks = tuple(_marks(field, value))
        if is_refused:
            self.without += [phrase for one_of in marks for phrase in one_of]
            return
        self.marks += marks
        if marks and field[:2] in MARKS:
            self.named.append(Named(MARKS[field[:2]], value, marks))

    def _take_words(self, value: str, place: int) -> None:
        if COMPOUND.match(value) or NUMBER.match(value):
            self.need.append(tuple(_alternatives(value)))
            return
        for word in words(value):
            is_common = is_stop(value[word.start : word.end])
            (self.stops if is_common else self.need).append(_said_or_dated(word.stem))
            if not is_common:
                self.typed.append(Word(word.stem, place + word.start, place + word.end))


def _said_or_dated(stem: str) -> OneOf:
    """A word; a year of our time may be that in which a text appeared, too."""
    said = (stem,)
    return (said, (mark("annee", int(stem)),)) if RECENT.fullmatch(stem) else (said,)


def _alternatives(value: str) -> list[Phrase]:
    """The phrase that a value is; a compound is met written in one too."""
    phrase = tuple(stems(value))
    if COMPOUND.match(value):
        first, second = (value[word.start : word.end] for word in words(value))
        return [phrase, (joined(first, second),)]
    return [phrase] if phrase else []


def _marks(field: str, value: str) -> Iterator[OneOf]:
    if field.startswith("ann"):
        yield from _years(value)
        return
    for stem in stems(value):
        yield ((word_mark(MARKS[field[:2]], stem),),)


def _years(value: str) -> Iterator[OneOf]:
    """One of these years; nothing for what is no year."""
    if found := YEARS.match(value.strip()):
        first, last = sorted((int(found[1]), int(found[2] or found[1])))
        yield tuple((mark("annee", year),) for year in range(first, min(last, first + MOST_YEARS - 1) + 1))
