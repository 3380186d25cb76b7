"""The lists of words that the editors write: found whole, accents and case aside, in one walk of the text."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from comments.screening.finding import Finding, evidence
from comments.screening.folding import fold, words_of
from comments.screening.seen import Seen

Phrases = dict[str, list[tuple[str, ...]]]  # by their first word
FINDS = {"hold": ("list_hold", 4), "spam": ("list_spam", 10)}


@lru_cache(maxsize=64)
def phrases(written: str) -> Phrases:
    """The words and phrases of a list, one a line, by their first word."""
    found: Phrases = {}
    for line in dict.fromkeys(tuple(words_of(fold(line))) for line in written.splitlines()):
        if line:
            found.setdefault(line[0], []).append(line)
    return found


def met(known: Phrases, words: list[str]) -> Iterator[str]:
    """Those that stand in these words, in their order."""
    for place, word in enumerate(words):
        for phrase in known.get(word, ()):
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                yield " ".join(phrase)


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
