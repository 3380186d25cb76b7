"""What spam sells, and how it says so: the families of vocabulary.toml, read once."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from comments.screening.finding import Finding, evidence
from comments.screening.folding import STAND_INS, singular, unmasked
from comments.screening.phrases import Phrases, met, phrases
from comments.screening.seen import Seen

WRITTEN = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
MANNERS = frozenset({"call", "praise", "canned"})  # how it speaks; the others are what it sells
MOST_NAMED, MOST_OFFERED, AN_OFFER = 2, 6, 2


class Family(NamedTuple):
    """What anybody may say of a thing, and what only who sells it says."""

    named: Phrases
    offered: Phrases


def _listed(written: str) -> Phrases:
    return phrases(written.replace(",", "\n"), alike=True)


FAMILIES = {
    code: Family(_listed(said["named"]), _listed(said.get("offered", ""))) for code, said in WRITTEN.items()
}
SOLD = [code for code in FAMILIES if code not in MANNERS]


def offers(seen: Seen) -> Iterator[Finding]:
    """What it seems to sell, a finding for each family. To name things weighs little, however many."""
    left = MOST_NAMED
    for code in SOLD:
        named, offered = (set(met(listed, seen.singular)) for listed in FAMILIES[code])
        told = min(left, len(named))
        left -= told
        if weight := told + min(MOST_OFFERED, AN_OFFER * len(offered)):
            yield Finding(code, weight, evidence(*sorted(offered), *sorted(named)))


def reachable(seen: Seen) -> Finding | None:
    """It calls to do something: click, write, join."""
    found = said_of("call", seen.singular)
    return Finding("call", min(2, len(found)), evidence(*found)) if found else None


def disguised(seen: Seen) -> Finding | None:
    """A word of these families, drawn so that no filter reads it: "c.a.s.i.n.o", "v1agra"."""
    found = [word for word in unmasked(seen.folded) if any(_named(word))]
    return Finding("disguised", 5, evidence(*found)) if found else None


def said_of(code: str, words: list[str]) -> list[str]:
    """All that these words say of one family, each once."""
    family = FAMILIES[code]
    return list(dict.fromkeys([*met(family.offered, words), *met(family.named, words)]))


def _named(word: str) -> Iterator[bool]:
    plain = singular([word.translate(STAND_INS)])
    return (any(met(FAMILIES[code].named, plain)) for code in SOLD)
