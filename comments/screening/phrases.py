"""Words and phrases found whole in a text, in one walk: linear in the text, whatever the list."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from comments.screening.folding import fold, singular, words_of

# By their first word, then by how many words they are: as they are looked for, and as they were written.
Phrases = dict[str, dict[int, dict[tuple[str, ...], str]]]


@lru_cache(maxsize=64)
def phrases(written: str, alike: bool = False) -> Phrases:
    """The words and phrases of a list, one a line; `alike`: whether they stand in the plural or not."""
    found: Phrases = {}
    for line in dict.fromkeys(" ".join(words_of(fold(line))) for line in written.splitlines()):
        if said := tuple(singular(line.split()) if alike else line.split()):
            found.setdefault(said[0], {}).setdefault(len(said), {}).setdefault(said, line)
    return found


def met(known: Phrases, words: Sequence[str]) -> Iterator[str]:
    """Those that stand in these words, in their order."""
    for place, word in enumerate(words):
        for length, said in known.get(word, {}).items():
            if line := said.get(tuple(words[place : place + length])):
                yield line
