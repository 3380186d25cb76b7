"""How an avis is made, whatever it says: who speaks in it and to whom, how long, how it is signed. Traits are
learnt like words: what tells an advertisement here is told by the decisions that were taken here."""

import re
from collections.abc import Iterator

from comments.screening.folding import fold, words_of
from comments.screening.marks import DRAWN, is_mark, is_person
from comments.screening.register import manners
from comments.screening.seen import Seen
from comments.screening.written import SMALL

STEP, LONGEST = 8, 6  # words; steps
MOST_NAMES = 4
SAID = {
    "me": re.compile(r"\b(?:je|j|moi|mon|ma|mes|m)\b"),
    "you": re.compile(r"\b(?:votre|vos|ton|ta|tes)\b"),
    "us": re.compile(r"\b(?:nous|notre|nos)\b"),
    "told": re.compile(r"\b\w{3,}ez\b"),
    "not": re.compile(r"\b(?:ne|n|pas|jamais|rien)\b"),
    "argued": re.compile(r"\b(?:mais|donc|car|puis|quand|parce|pourtant|alors)\b"),
    "remembered": re.compile(r"\b\w{2,}(?:ait|aient|ais)\b"),
    "counted": re.compile(r"\d"),
    "listed": re.compile(r",[^,.]+,[^,.]+,"),
}
ENDED = re.compile(r"[.!?…)»\"]\s*\Z")


def traits(seen: Seen) -> list[str]:
    """The traits of an avis, each a sign: "how:me", "how:no me", "how:long 2"."""
    said = [
        f"how:{name}" if pattern.search(seen.ends) else f"how:no {name}" for name, pattern in SAID.items()
    ]
    return [*said, *_shape(seen), *_signature(seen), *(f"how:{name}" for name in manners(seen))]


def _shape(seen: Seen) -> Iterator[str]:
    yield f"how:long {min(LONGEST, len(seen.words) // STEP)}"
    yield "how:ended" if ENDED.search(seen.text) else "how:no end"
    said = seen.singular
    yield f"how:{int(5 * sum(map(SMALL.__contains__, said)) / (len(said) or 1))} fifths small"
    if seen.home:
        yield "how:site"


def _signature(seen: Seen) -> Iterator[str]:
    name = seen.name.strip()
    yield f"how:{min(MOST_NAMES, len(name.split()))} names"
    yield "how:person" if is_person(name) else "how:mark" if is_mark(name) else "how:other"
    if DRAWN.search(name):
        yield "how:drawn"
    if any(map(str.isdigit, name)):
        yield "how:numbered"
    if name[:1].islower():
        yield "how:small"
    if any(len(word) > 3 and word in seen.words for word in words_of(fold(name))):
        yield "how:named"
