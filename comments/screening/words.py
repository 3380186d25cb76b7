"""The lists of words that the editors write: found whole, accents and case aside."""

from collections.abc import Iterable

from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, words_of
from comments.screening.phrases import met, phrases
from comments.screening.seen import Seen

FINDS = {"hold": ("list_hold", 4), "spam": ("list_spam", 14)}


def hits(written: str, text: str, name: str = "") -> list[str]:
    """The words of a list that a text, or the name under it, says: what a dry run shows."""
    return list(dict.fromkeys(met(phrases(written), words_of(fold(f"{name}\n{text}")))))


def lists(seen: Seen) -> Iterable[Finding]:
    """A finding for each list of the editors of which it says a word."""
    words = [*words_of(fold(seen.name)), *seen.words]
    for name, written, towards in seen.lists:
        if found := list(met(phrases(written), words)):
            code, weight = FINDS[towards]
            yield Finding(code, weight, evidence(f"{name} : {evidence(*found)}"))
