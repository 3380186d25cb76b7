"""Phrases put together by chance: the same dice always say the same thing."""

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from random import Random

PHRASES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8")
)
SLOT = re.compile(r"\{(\w+)\}")
# A sentence begins with the text, with its line, or after the sign that ends another.
BEGINNING = re.compile(r"(?:^|(?<=\n)|(?<=> )|(?<=[.!?] ))[^\W\d_]")
# What stands before a phrase that chance chose: "de le facteur", "que une cliente".
CONTRACTED = ((re.compile(r"\bde le (?=\w)"), "du "), (re.compile(r"\b(qu|d)e (?=[aeiouéèê])"), r"\1'"))


def dice(*of: object) -> Random:
    """Dice that fall alike for the same words, in every process."""
    return Random(":".join(map(str, of)))  # noqa: S311 chance that repeats itself, not a secret


def say(chance: Random, name: str) -> str:
    """One phrase of this name, its slots filled, each of its sentences with its capital. KeyError: no such
    name."""
    said = _filled(chance, chance.choice(PHRASES[name]))
    for before, after in CONTRACTED:
        said = before.sub(after, said)
    return BEGINNING.sub(lambda found: found[0].upper(), said)


def every_phrase(but: Collection[str] = ()) -> str:
    """All that can be said, a phrase a line, but what has one of these names: each word as it is written."""
    said = (phrase for name, phrases in PHRASES.items() if name not in but for phrase in phrases)
    return SLOT.sub(" ", "\n".join(said))


def _filled(chance: Random, phrase: str) -> str:
    return SLOT.sub(lambda slot: _filled(chance, chance.choice(PHRASES[slot[1]])), phrase)
