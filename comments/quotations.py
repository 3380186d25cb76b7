"""The words of an erased avis in the avis of others: found, and taken out. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GONE = "[…]"
SEAM = "ꙮ"  # where words that are not its own stood in a text: a word that no other text says
NAMELESS = "[nom effacé]"
RUN = 5  # words in a row: fewer are everybody's
SHORT = 3  # words of a line quoted by ">": so few, quoted, are still quoted
TRIED = 20  # places of the erased text that begin alike: a text of one word repeated must not cost its square
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"^[ ]{0,3}>[> ]*(?P<words>.*)$")


@dataclass(frozen=True)
class Trace:
    """What was in an avis that is erased: its own words; what came with them. `is_proven`: its author has
    shown to read the letters of the address, which anyone may have typed."""

    text: str = ""
    name: str = ""
    email: str = ""
    site: str = ""
    is_proven: bool = False


def own(text: str, others: Iterable[str]) -> str:
    """What an avis says itself, without what it repeats: the lines that it quotes, and the runs of five words
    or more of the article or of avis that came before it. Those are others' words, and stay theirs."""
    text = "\n".join(SEAM if QUOTED.match(line) else line for line in text.split("\n"))
    for said in others:
        text = _no_runs(text, said, SEAM)
    return text


def without(text: str, trace: Trace, replies: bool = False) -> str:
    """The text of another avis, without what it repeats of an erased one.

    Its lines quoted by ">" and its runs of five words or more that the erased avis had become « […] ». Where
    it does so, or where `replies` says that it speaks to the erased avis, the address and the site become
    that too, and the name, of several words or spoken to, « [nom effacé] ». A proven address goes anywhere.
    The rest is another person's, and stays to the letter: who signs « Ma fille » takes it out of no text.
    """
    quoting = _no_runs("\n".join(_line(line, trace.text) for line in text.split("\n")), trace.text)
    if not replies and quoting == text:
        return _without_given(text, trace.email) if trace.is_proven else text
    for given in (trace.email, trace.site):
        quoting = _without_given(quoting, given)
    return _nameless(quoting, trace.name, replies)


def _without_given(text: str, given: str) -> str:
    """Without this address, of letters or of a site, where it stands whole: « e@…» is not in « marie@… »."""
    if not given:
        return text
    whole = rf"(?<![\w.%+-]){re.escape(given)}(?![\w-]|\.\w)"
    return re.sub(whole, GONE, text, flags=re.IGNORECASE)


def _line(line: str, erased: str) -> str:
    """A quoted line whose every word follows one another in the erased text, even if there are but three."""
    quoted = QUOTED.match(line)
    if not quoted:
        return line
    said = _words(quoted["words"])
    if len(said) < SHORT or not _follows(said, _words(erased)):
        return line
    return line[: quoted.start("words")] + GONE


def _follows(said: list[str], whole: list[str]) -> bool:
    return any(whole[start : start + len(said)] == said for start in range(len(whole) - len(said) + 1))


def _no_runs(text: str, erased: str, filler: str = GONE) -> str:
    """The text with each run of words that it shares with the erased one replaced."""
    found = list(WORD.finditer(text))
    runs = list(_runs([_folded(word[0]) for word in found], _words(erased)))
    for start, end in reversed(runs):
        text = text[: found[start].start()] + filler + text[found[end - 1].end() :]
    return text


def _runs(said: list[str], erased: list[str]) -> Iterator[tuple[int, int]]:
    """Where, in what is said, five words or more follow one another as in what is erased. Linear in both but
    for what they share."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(erased) - RUN + 1):
        starts.setdefault(tuple(erased[place : place + RUN]), []).append(place)
    place = 0
    while place <= len(said) - RUN:
        met = starts.get(tuple(said[place : place + RUN]))
        if met is None:
            place += 1
            continue
        end = place + max(_length(said, place, erased, start) for start in met[:TRIED])
        yield place, end
        place = end


def _length(said: list[str], place: int, erased: list[str], start: int) -> int:
    most = min(len(said) - place, len(erased) - start)
    return next((step for step in range(most) if said[place + step] != erased[start + step]), most)


def _nameless(text: str, name: str, replies: bool) -> str:
    """A name of one word is taken out where the text replies to it alone, with its capital: « Marguerite »
    may be a flower elsewhere."""
    words = name.split()
    is_told = len(words) > 1 or (replies and len(name) > 2 and not name.islower())
    if not is_told:
        return text
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    return re.sub(pattern, NAMELESS, text, flags=re.IGNORECASE if len(words) > 1 else 0)


def _words(text: str) -> list[str]:
    return [_folded(word[0]) for word in WORD.finditer(text)]


def _folded(word: str) -> str:
    return word.strip("_").casefold().replace("’", "'")
