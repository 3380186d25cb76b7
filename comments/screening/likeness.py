"""By what the variants of one text know each other: a flood is one thing, however its links and numbers vary.

Broder, "On the resemblance and containment of documents" (1997): of the runs of three words that a text is
made of, those with the smallest hashes are the same in two texts as often as the texts share their runs.
"""

from heapq import nsmallest
from zlib import crc32

from comments.screening.addresses import ADDRESS
from comments.screening.folding import fold, words_of

RUN = 3  # words
FEWEST = 7  # words: of fewer, everybody writes the same
LOOKED_AT = 1000  # characters: two texts that begin alike so long are one
POSITIVE = 0x7FFF_FFFF


def likeness(text: str) -> int | None:
    """A number of 63 bits that texts share which differ in digits, hosts, case, or in few words; None for a
    text of fewer than seven words."""
    words = [_plain(word) for word in words_of(fold(ADDRESS.sub(" adresse ", text[:LOOKED_AT])))]
    if len(words) < FEWEST:
        return None
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    first, *others = nsmallest(2, (crc32(run.encode()) for run in runs))
    return (first & POSITIVE) << 32 | (others[0] if others else 0)


def _plain(word: str) -> str:
    return word if word.isalpha() else "0"
