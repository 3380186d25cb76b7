"""The words of an erased avis in the avis of others: found, and taken out. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GONE = "[…]"
NAMELESS = "[nom effacé]"
RUN = 5  # words in a row: fewer are everybody's
SHORT = 3  # words of a line quoted by ">": so few, quoted, are still quoted
TRIED = 20  # places of the erased text that begin alike: a text of one word repeated must not cost its square
WORD = re.compile(r"\w+(?:['’]\w+)*")
QUOTED = re.compile(r"^[ ]{0,3}>[> ]*(?P<words>.*)$")


@dataclass(frozen=True)
class Trace:
    """What was in an avis that is erased."""

    text: str = ""
    name: str = ""
    email: str = ""
    site: str = ""


def without(text: str, trace: Trace, replies: bool = False) -> str:
    """The text of another avis, without what it repeats of an erased one.

    Its lines quoted by ">" and its runs of five words or more that the erased avis had become « […] »; its
    address and site too; its name, where `replies` says that the text speaks to it, or where the name has
    several words, becomes « [nom effacé] ». The rest is another person's, and stays to the letter.
    """
    for given in filter(None, (trace.email, trace.site)):
        text = re.sub(re.escape(given), GONE, text, flags=re.IGNORECASE)
    text = "\n".join(_line(line, trace.text) for line in text.split("\n"))
    return _nameless(_no_runs(text, trace.text), trace.name, replies)


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


def _no_runs(text: str, erased: str) -> str:
    """The text with each run of words that it shares with the erased one replaced."""
    found = list(WORD.finditer(text))
    runs = list(_runs([_folded(word[0]) for word in found], _words(erased)))
    for start, end in reversed(runs):
        text = text[: found[start].start()] + GONE + text[found[end - 1].end() :]
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
