"""Telephone numbers, however they are drawn or spelt. Those that help are everybody's."""

import re
from collections.abc import Iterator

from chroniques.text.vocabulary import names
from comments.screening.finding import Finding, evidence
from comments.screening.seen import Seen
from comments.screening.written import HELPING

PHONE = re.compile(
    r"(?<![\w+.,/=-])(?:(?P<far>(?:\+|00)[ .]?\d(?:[ .()-]{0,2}\d){8,13})"
    r"|0[1-9](?P<gap>[ .-]?)\d\d(?:(?P=gap)\d\d){3}|0 ?8\d\d ?\d{3} ?\d{3}|0 ?8\d\d(?: \d\d){3})(?![\w/=-])"
)
# Digits drawn as letters: "O6.39.9B".
MASKED = re.compile(
    r"(?<![\w.])(?=[\d .-]{0,12}[OolIBS])[0Oo][1-9lI](?P<by>[ .-]?)"
    r"(?:[\dOolIBS]{2}(?P=by)){3}[\dOolIBS]{2}(?!\w)"
)
# Spelt: "zéro six, quarante-deux", "plus deux deux neuf".
SPELT = re.compile(r"\bz\W?e\W?r\W?o[ ./-]{1,3}s\W?(?:i\W?x|e\W?p\W?t)\b")
FIGURES = names(
    "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    " trente quarante cinquante soixante septante nonante cent"
)
BEGUN = frozenset({"zero", "plus", "o"})
FEWEST = 5  # figures, the first among them


def phone(seen: Seen) -> Finding | None:
    """A telephone number: somebody's, whoever wrote it."""
    found = [match for match in PHONE.finditer(seen.text) if not _helps(match[0])]
    masked = [match[0] for match in MASKED.finditer(seen.text)] + list(_spelt(seen))
    is_far = masked or any(match["far"] for match in found)
    said = evidence(*(match[0] for match in found), *masked)
    return Finding("phone", 5 if is_far else 4, said) if said else None


def _helps(number: str) -> bool:
    return "".join(filter(str.isdigit, number)) in HELPING


def _spelt(seen: Seen) -> Iterator[str]:
    yield from (match[0] for match in SPELT.finditer(seen.folded))
    if "zero" not in seen.folded and "plus" not in seen.folded:
        return
    for place, word in enumerate(seen.words):
        told = seen.words[place + 1 : place + FEWEST]
        if word in BEGUN and len(told) == FEWEST - 1 and all(map(_is_figure, told)):
            yield " ".join([word, *told])


def _is_figure(word: str) -> bool:
    return word in FIGURES or word.isdigit()
