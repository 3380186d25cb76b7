"""The marks of notes: what calls ("mot[1]", "mot¹", "FAQ*") and how a line opens as a note's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chroniques.text.headings import slug

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
_NUMBER = r"0?[1-9]\d?"
FORMS = ("square", "round", "sup", "bracketed", "star", "plain")
TITLES = frozenset(("note", "notes", "notes-de-bas-de-page", "renvois", "references", "notes-et-references"))

TEXT = re.compile(
    rf"(?:\[(?P<square>{_NUMBER})\]|\((?P<round>{_NUMBER})\)|(?P<sup>{_SUP})|\((?P<bracketed>\*{{1,4}})\)|(?P<star>\*{{1,4}}))"
    r"\s*(?:[:.–-]\s+)?(?P<text>[^\s*].*)"
)
NUMBERED_TEXT = re.compile(rf"(?:note\s+)?(?P<plain>{_NUMBER})\s*[.):/–-]\s*(?P<text>\S.*)", re.IGNORECASE)

# A unit or a variable: "m²", "km2", "x²". Its exponent calls nothing.
UNIT = re.compile(r"(?:(?<![^\W\d_])[kcdmhµ]?m|(?<![^\W\d_])[a-zA-Z]|(?<!\d)\d{1,2})$")
LONGEST_UNIT = 2
CALL = re.compile(
    r"(?P<space>\s?)"
    rf"(?:\[(?P<square>{_NUMBER})\]|\((?P<round>{_NUMBER})\)|(?P<sup>(?<!\s){_SUP})"
    r"|\((?P<bracketed>\*{1,4})\)|(?P<star>(?<=[^\s*(«“])\*{1,4}(?![\w*])|(?<=[\w»”)]\s)\*{1,4}(?=[\s,.;:!?)»]|$)))"
)
ENUMERATED = re.compile(r"(?:^|[\s:;,(])\((\d{1,2})\)(?=\s+[\w«])")


@dataclass(frozen=True)
class Call:
    """A call on the line of that rank, from `start` to `end`; `form` is one of FORMS."""

    line: int
    start: int
    end: int
    marker: str
    form: str
    is_glued: bool


def is_note_text(text: str) -> bool:
    """True of a line that opens as the text of a note does."""
    return bool(TEXT.fullmatch(text))


def is_notes_title(lines: Sequence[str], index: int) -> bool:
    """True of a line "Notes :" just above the text of a note."""
    if slug(lines[index]) not in TITLES or index + 1 == len(lines):
        return False
    return bool(TEXT.fullmatch(lines[index + 1]) or NUMBERED_TEXT.fullmatch(lines[index + 1]))


def marker(found: re.Match[str]) -> str:
    """Figures without form or leading zero ("[01]", "(1)" and "¹" call the same note), or the stars."""
    groups = found.groupdict()
    number = groups.get("square") or groups.get("round") or groups.get("plain") or groups.get("sup")
    return str(int(number.translate(SUPERSCRIPTS))) if number else groups["star"] or groups["bracketed"]


def form(found: re.Match[str]) -> str:
    """Which of FORMS it was written in."""
    return next(name for name, value in found.groupdict().items() if value and name in FORMS)


def calls_of(lines: Sequence[str]) -> Iterator[Call]:
    """All that may be calls, in order."""
    for index, text in enumerate(lines):
        yield from calls_in(index, text)


def calls_in(index: int, text: str) -> Iterator[Call]:
    """What may be calls in one line: no unit's exponent, no stressed word, no enumeration."""
    enumerated = _enumerates(text)
    for found in CALL.finditer(text, 1):
        if found["sup"] and UNIT.search(text, max(0, found.start() - LONGEST_UNIT), found.start()):
            continue
        if found["star"] and _is_emphasis(text, found.start("star"), found["star"]):
            continue
        glued = not found["space"] and text[found.start() - 1] not in "([-–"
        if found["round"] and enumerated and not glued:
            continue
        yield Call(index, found.start(), found.end(), marker(found), form(found), glued)


def _enumerates(text: str) -> bool:
    """ "(1) écouter, (2) répondre": two numbers or more, each before the thing it counts."""
    loose = ENUMERATED.findall(text)
    return (len(loose) >= 2 and loose[:2] == ["1", "2"]) or len(loose) >= 3


def _is_emphasis(text: str, at: int, stars: str) -> bool:
    """ "*mot*" and "**mot**" are stressed words: stars that were opened call nothing."""
    end = text.rfind("*", 0, at) + 1
    start = end - len(stars)
    opens = start >= 0 and text[start:end] == stars and re.match(r"[\w«]", text[end:at])
    return bool(opens) and not re.match(r"[\w*]", text[max(0, start - 1) : start])
