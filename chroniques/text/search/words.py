"""The words of a text, each with its place: elisions dropped, compounds split and joined."""

import itertools
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from chroniques.text.search.stems import KNOWN_WORDS, fold, stem
from chroniques.text.vocabulary import names

APOSTROPHES = "'’‘ʼ′`´"
HYPHENS = "-\u2010\u2011"
# An apostrophe, a soft hyphen or a combining accent between letters parts no word: see `_read`.
WORD = re.compile(rf"[^\W_]++(?:[{APOSTROPHES}\u00ad\u0300-\u036f]+[^\W_]++)*+[\u0300-\u036f]*+")
ELISION = re.compile(
    rf"(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)[{APOSTROPHES}])+(?=[^\W_])",
    re.IGNORECASE,
)
NO_LETTER = str.maketrans("", "", APOSTROPHES + "\u00ad")

# Folded. So common that they tell texts apart by themselves no more than spaces do; phrases keep them.
STOP_WORDS = names(
    "a ai aie ait alors apres as au aucun aussi autre aux avait avant avec avez avoir avons bien c ca car "
    "ce ceci cela celle celles celui ces cet cette ceux chaque chez comme d dans de depuis des deux donc "
    "dont du elle elles en encore entre es est et etaient etait etant ete etes etre eu eux fait font fut "
    "hors il ils j je l la le les leur leurs lors lui m ma mais me meme memes mes moi moins mon n ne ni "
    "non nos notre nous on ont ou par parce pas peu peut plus pour pourquoi puis qu quand que quel quelle "
    "quelles quels qui quoi s sa sans se sera ses si sien soi soit son sont sous sur t ta tandis te tel "
    "telle tes toi ton tous tout toute toutes tres trop tu un une vers voici voila vos votre vous y"
)


class Word(NamedTuple):
    """A word of a text: what it is searched by, and from where to where it stands, elision left out."""

    stem: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in their order. A compound gives its parts: « multi-canal » is two words."""
    for found in WORD.finditer(text):
        stemmed, elided = _read(found[0])
        yield Word(stemmed, found.start() + elided, found.end())


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in their order."""
    return [_read(written)[0] for written in WORD.findall(text)]


def has_one_of(text: str, sought: Collection[str]) -> bool:
    """Has the text a word of one of these stems?"""
    for written in WORD.findall(text):  # noqa: SIM110  (any() of a generator takes half as long again)
        if _read(written)[0] in sought:
            return True
    return False


@lru_cache(KNOWN_WORDS)
def _read(written: str) -> tuple[str, int]:
    """The stem of a word as it is written, and how many of its first characters are an elision:
    « l’effet » is the word « effet » after two; « aujourd’hui » and « O’Brien » are one word each."""
    elided = ELISION.match(written)
    after = elided.end() if elided else 0
    return stem(written[after:].translate(NO_LETTER)), after


def compounds(text: str) -> Iterator[str]:
    """The stems of the compounds written in one: « multi-canal » is met by who types « multicanal » too."""
    if not any(hyphen in text for hyphen in HYPHENS):
        return
    simple = list(WORD.finditer(text))
    for first, second in itertools.pairwise(simple):
        if first.end() + 1 == second.start() and text[first.end()] in HYPHENS:
            yield joined(first[0], second[0])


def joined(first: str, second: str) -> str:
    """The stem of a compound written as one word."""
    return stem((first[_read(first)[1] :] + second).translate(NO_LETTER))


def normalised(text: str) -> str:
    """The text as databases index it: stems between single spaces, one before and one after.

    The compounds follow, once, apart: phrases do not cross the double space.
    """
    parts = [" ".join(stems(text)), " ".join(dict.fromkeys(compounds(text)))]
    return "".join(f" {part} " for part in parts if part)


def spellings(text: str) -> dict[str, str]:
    """How the words of a text are written, by their stems: in lower case where they are so once, the shortest
    form of each. Neither stop words nor numbers."""
    found: dict[str, str] = {}
    for written in dict.fromkeys(WORD.findall(text)):
        stemmed, elided = _read(written)
        form = written[elided:]
        if stemmed.isalpha() and not is_stop(form):
            found[stemmed] = min(
                found.get(stemmed, form), form, key=lambda form: (not form.islower(), len(form))
            )
    return found


@lru_cache(KNOWN_WORDS)
def is_stop(word: str) -> bool:
    """Is this word, as typed, too common to search by? A lone letter is; a lone digit is not."""
    folded = fold(word).translate(NO_LETTER)
    return folded in STOP_WORDS or (len(folded) == 1 and not folded.isdigit())
