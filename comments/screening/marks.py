"""Marks, not people: a name that is drawn as a mark, or said again in what it signs."""

import re

from chroniques.text.vocabulary import names
from comments.screening.addresses import ADDRESS
from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, words_of
from comments.screening.seen import Seen
from comments.screening.written import GIVEN, KNOWN_MARKS

# Capitals inside a word, and words joined by an apostrophe; McGregor and LeBlanc are people.
DRAWN = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bLa)(?<!\bDi)(?<=[a-zà-ÿ])[A-Z][a-z]{2}"
    r"|[a-zà-ÿ]{2}['’][A-ZÀ-Ý]"
)
SPEAKS = re.compile(r"\b(?:je|j|moi|mon|ma|mes|m|on|nous|notre|nos)\b")
OBJECTS = re.compile(r"\b(?:ne|n|pas|mais|jamais|pourquoi|comment)\b")
INITIAL = re.compile(r"\b[A-ZÀ-Ý]\.?(?!\w)")
SPACED = re.compile(r"[\s,.;:!?()«»]+")
TITLES = names(
    "m mr mme mlle monsieur madame docteur dr maman papa papy papi mamie mamy papou tonton tata tante oncle"
)
PEOPLE = GIVEN | TITLES


def named_mark(seen: Seen) -> Finding | None:
    """A name that is drawn as marks are: "BlogBoost", "Rénov’Habitat"."""
    return Finding("named_mark", 2, evidence(seen.name)) if DRAWN.search(seen.name) else None


def mark_speaks(seen: Seen) -> Finding | None:
    """A name that is no person's, under a text in which nobody speaks, objects or doubts: a notice."""
    if not is_mark(seen.name) or OBJECTS.search(seen.own):
        return None
    return Finding("mark_speaks", 1 if SPEAKS.search(seen.own) else 3, evidence(seen.name))


def signed_mark(seen: Seen) -> Finding | None:
    """A name of several words that is no person's, said again, as it is written, in what is no signature:
    "Chez Nova Conseil, nous…"."""
    name = seen.name.strip()
    if not is_mark(name) or name not in seen.text or seen.text.rstrip(" .!").endswith(name):
        return None
    return Finding("signed_mark", 3, evidence(name))


def brand(seen: Seen) -> Finding | None:
    """A name that is said again in the text, and is that of the site behind it: a mark, not a person."""
    host = "".join(words_of(seen.home.host.rpartition(".")[0])) if seen.home else ""
    said = "".join(words_of(fold(ADDRESS.sub(" ", seen.text))))
    marks = [word for word in words_of(fold(seen.name)) if len(word) > 4 and word in host and word in said]
    return Finding("brand", 3, evidence(*marks)) if marks else None


def told_mark(seen: Seen) -> Finding | None:
    """A mark in its text that nobody speaks of otherwise."""
    found = marks_in(ADDRESS.sub(" ", seen.said))
    return Finding("told_mark", 2, evidence(*found)) if found else None


def marks_in(text: str) -> list[str]:
    """The words of a text that are drawn as marks, but those that everybody speaks of."""
    words = (word for word in SPACED.split(text) if DRAWN.search(word))
    return [word for word in words if not KNOWN_MARKS.intersection(words_of(fold(word)))]


def is_mark(name: str) -> bool:
    """Is it drawn as a mark, or made of words in capitals of which none is a given name or a title?"""
    words = name.split()
    if is_person(name):
        return False
    return bool(DRAWN.search(name)) or (
        len(words) > 1 and all(word[0].isupper() or not word[0].isalpha() for word in words)
    )


def is_person(name: str) -> bool:
    """Is there a given name in it, an initial, or a title of people?"""
    return bool(INITIAL.search(name)) or not PEOPLE.isdisjoint(words_of(fold(name)))
