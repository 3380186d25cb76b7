"""Words and phrases found whole in a text, in one walk: linear in the text, whatever the list."""

from collections.abc import Iterator
from functools import lru_cache

from comments.screening.folding import fold, singular, words_of

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]  # by their first word; as it is looked for, as written


@lru_cache(maxsize=64)
def phrases(written: str, alike: bool = False) -> Phrases:
    """The words and phrases of a list, one a line, by their first word; `alike`: whether
    they stand in the plural or not."""
    found: Phrases = {}
    for line in dict.fromkeys(" ".join(words_of(fold(line))) for line in written.splitlines()):
        if said := tuple(singular(line.split()) if alike else line.split()):
            found.setdefault(said[0], []).append((said, line))
    return found


def met(known: Phrases, words: list[str]) -> Iterator[str]:
    """Those that stand in these words, in their order."""
    for place, word in enumerate(words):
        for said, line in known.get(word, ()):
            if len(said) == 1 or tuple(words[place : place + len(said)]) == said:
                yield line
