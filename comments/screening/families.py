"""What spam sells, and how it says so: the families of vocabulary.toml, read once."""

from collections.abc import Iterator
from functools import lru_cache

from comments.screening.finding import Finding, evidence
from comments.screening.folding import STAND_INS, fold, singular, unmasked, words_of
from comments.screening.phrases import met, phrases
from comments.screening.seen import Seen
from comments.screening.written import VOCABULARY

MANNERS = frozenset({"call", "praise", "canned"})  # how it speaks; the others are what it sells
SOLD = tuple(code for code in VOCABULARY if code not in MANNERS)
MESSENGERS = frozenset({"whatsapp", "whatsap", "watsapp", "telegram", "snapchat", "messenger", "gmail"})
MOST_NAMED, MOST_OFFERED, AN_OFFER = 1, 6, 2


def _entries() -> Iterator[tuple[str, tuple[str, bool]]]:
    """Each phrase, with the family that says it, and whether it is offered rather than named."""
    for code, said in VOCABULARY.items():
        for key in ("named", "offered"):
            for phrase in said.get(key, "").replace(",", "\n").splitlines():
                yield phrase, (code, key == "offered")


ENTRIES = tuple(_entries())
KNOWN = phrases("\n".join(phrase for phrase, _of in ENTRIES), alike=True)
FAMILIES: dict[str, set[tuple[str, bool]]] = {}  # of a phrase as it is found
for _phrase, _of in ENTRIES:
    FAMILIES.setdefault(" ".join(words_of(fold(_phrase))), set()).add(_of)


@lru_cache(maxsize=1)
def _said(words: tuple[str, ...]) -> dict[tuple[str, bool], list[str]]:
    """What these words say, by family; named, or offered. Asked several times of one avis."""
    said: dict[tuple[str, bool], list[str]] = {}
    for phrase in dict.fromkeys(met(KNOWN, words)):
        for of in FAMILIES[phrase]:
            said.setdefault(of, []).append(phrase)
    return said


def offers(seen: Seen) -> Iterator[Finding]:
    """What it seems to sell, a finding for each family. To name things weighs little, however many."""
    left, said = MOST_NAMED, _said(tuple(seen.singular))
    for code in SOLD:
        named, offered = said.get((code, False), []), said.get((code, True), [])
        told = min(left, len(named))
        left -= told
        if weight := told + min(MOST_OFFERED, AN_OFFER * len(offered)):
            yield Finding(code, weight, evidence(*offered, *named))


def reachable(seen: Seen) -> Finding | None:
    """It calls to do something: click, write, join."""
    found = said_of("call", seen.singular)
    return Finding("call", min(2, len(found)), evidence(*found)) if found else None


def disguised(seen: Seen) -> Finding | None:
    """A word of these families, or where to write to, drawn so that no filter reads it: "c.a.s.i.n.o"."""
    found = [word for word in set(unmasked(seen.folded)) if word in MESSENGERS or _is_sold(word)]
    return Finding("disguised", 5, evidence(*found)) if found else None


def said_of(code: str, words: list[str]) -> list[str]:
    """All that these words, without the mark of the plural, say of one family."""
    said = _said(tuple(words))
    return [*said.get((code, True), []), *said.get((code, False), [])]


def _is_sold(word: str) -> bool:
    plain = singular([word.translate(STAND_INS)])
    return any(code in SOLD for phrase in met(KNOWN, plain) for code, _is_offered in FAMILIES[phrase])
