"""Quotation marks. Lexique de l'Imprimerie nationale, « Guillemets »: « » with no-break spaces inside.

Inside a quotation the house writes “ ” (the Lexique repeats « », most French books of today do not), and ‘ ’
in the third place.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from chroniques.text.typography.apostrophes import ELIDED_WORD, ELIDED_YEAR
from chroniques.text.typography.runs import Edit, Rule, rule, swap
from chroniques.text.typography.signs import NBSP, SPACE, SPACES

MARK = re.compile('["«»“”„‟]')
FAR = 100  # characters looked at beyond the spaces that the rules may change
OPENS = frozenset("«“„")
CLOSES = frozenset("»”‟")
BEFORE_OPENING = re.compile(rf"[\s{SPACES}(\[{{«“—–/’'-]")
AFTER_CLOSING = re.compile(rf"[\s{SPACES})\]}}»”,.;:!?…—–/\ue002-]")
FOREIGN = {
    "en": "“”",
    "de": "„“",
    "es": "«»",
    "it": "«»",
    "pt": "«»",
    "nl": "“”",
    "pl": "„”",
    "sv": "””",
    "ru": "«»",
}


class Pair(NamedTuple):
    opening: int
    closing: int
    level: int


# Doubled apostrophes that stand for quotes: ''mot'', ‘’mot’’, ``mot''. House.
DOUBLED = re.compile(
    rf"(?<![\w'’‘`])(?:''|‘‘|’’|‘’|``)(?=[^\s{SPACES}'’‘`])((?:[^'’‘`\n«»“”\"]|['’](?!['’]))+?)(?<![\s{SPACES}'’‘])(?:''|’’|‘’|‘‘|´´)(?!\w)"
)
SPACED_DOUBLED = re.compile(
    rf"(?<![^\s{SPACES}(\[«“])''[{SPACES}]++([^'’‘`\n«»“”\"{SPACES}](?:[^'’‘`\n«»“”\"]|['’](?!['’]))*?)[{SPACES}]++''(?!['’\w])"
)
# Single quotes around words: ‘mot’, 'mot'. House: they are quotation marks like the others.
SINGLE = re.compile(
    rf"(?<![\w'’‘)\]»”\d])(?:‘(?!{ELIDED_WORD})|'(?!{ELIDED_WORD}|{ELIDED_YEAR}))(?=[^\s{SPACES}'’‘])((?:[^'’‘\n«»“”\"]|(?<=\w)['’](?=\w))+?)(?<=[^\s{SPACES}'’‘(])['’](?![\w'’])"
)


@rule("'’‘`")
def doubled_apostrophes(text: str) -> Iterable[Edit]:
    return _wrapped(DOUBLED, text, 2)


@rule("'")
def spaced_doubled_apostrophes(text: str) -> Iterable[Edit]:
    return _wrapped(SPACED_DOUBLED, text, 2)


@rule("'‘")
def single_quotes(text: str) -> Iterable[Edit]:
    return _wrapped(SINGLE, text, 1)


def _wrapped(pattern: re.Pattern[str], text: str, width: int) -> list[Edit]:
    edits = []
    for found in pattern.finditer(text):
        edits.append(Edit(found.start(), found.start() + width, "“"))
        edits.append(Edit(found.end() - width, found.end(), "”"))
    return edits


@rule('"«»“”„‟')
def paired_quotes(text: str) -> Iterable[Edit]:
    """« » for a quotation, “ ” for one inside it; a mark without its fellow is left as typed.

    Where the marks are so tangled that the result would be read in another way, they are all left.
    """
    signs = _signs(text)
    changed = list(text)
    for place, sign in signs.items():
        changed[place] = sign
    if signs and _signs("".join(changed)) != signs:
        return []
    return [Edit(place, place + 1, sign) for place, sign in sorted(signs.items())]


def _signs(text: str) -> dict[int, str]:
    """The mark that each pair asks for, by its place."""
    signs = {}
    for pair in pairs(text)[0]:
        signs[pair.opening], signs[pair.closing] = "«»" if pair.level == 1 else "“”"
    return signs


def pairs(text: str) -> tuple[list[Pair], list[int]]:
    """The pairs of quotation marks with their level (1 outside), and the places of those left alone."""
    opened: list[int] = []
    matched: list[tuple[int, int]] = []
    alone: list[int] = []
    for found in MARK.finditer(text):
        side = _side(text, found.start(), bool(opened))
        if side == "open":
            opened.append(found.start())
        elif side == "close" and (fellow := _fellow(text, opened, found[0])) is not None:
            alone += opened[fellow + 1 :]
            matched.append((opened[fellow], found.start()))
            del opened[fellow:]
        elif side:
            alone.append(found.start())
    return _levelled(matched), sorted(alone + opened)


def _fellow(text: str, opened: list[int], closing: str) -> int | None:
    """The opening mark that a closing one answers: a guillemet reaches over straight marks left open."""
    if not opened:
        return None
    if closing == "»":
        for back in range(len(opened) - 1, max(len(opened) - 4, -1), -1):
            if text[opened[back]] == "«":
                return back
    elif text[opened[-1]] == "«":
        return None
    return len(opened) - 1


def _side(text: str, place: int, inside: bool) -> str:
    """Which way a mark faces: by its form, else by what stands around it."""
    sign = text[place]
    if sign in OPENS:
        return "open"
    if sign in CLOSES:
        return "close"
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if text[max(0, place - FAR) : place].rstrip(SPACES).endswith(("«", "“")):
        return "open"
    if text[place + 1 : place + FAR].lstrip(SPACES).startswith(("»", "”")):
        return "close"
    can_open = (not before or BEFORE_OPENING.match(before)) and bool(after)
    can_close = not after or bool(AFTER_CLOSING.match(after))
    if before.isdigit() and not inside:
        return ""  # inches
    if can_open and can_close:
        spaced = after in SPACES or after == "\n"
        return "close" if inside and (spaced or before not in SPACES) else "open"
    return "open" if can_open else "close" if can_close or inside else ""


def _levelled(matched: list[tuple[int, int]]) -> list[Pair]:
    """The pairs in order, each with the number of pairs around it, itself counted."""
    levelled: list[Pair] = []
    around: list[int] = []
    for opening, closing in sorted(matched):
        while around and around[-1] < opening:
            around.pop()
        around.append(closing)
        levelled.append(Pair(opening, closing, min(len(around), 4)))
    return levelled


# Lexique, « Guillemets »: an espace insécable after « and before ».
after_opening = swap("«", rf"(?<=«)[{SPACES}]*+(?=\S)", NBSP)
before_closing = swap("»", rf"(?:{SPACE}|(?<=\S))(?=»)", NBSP)


@rule("“")
def inside_english(text: str) -> Iterable[Edit]:
    """No space inside “ ” (house)."""
    english = [pair for pair in pairs(text)[0] if text[pair.opening] + text[pair.closing] == "“”"]
    return sorted(edit for pair in english for edit in _stripped(text, pair.opening + 1, pair.closing))


@rule("“")
def third_quotes(text: str) -> Iterable[Edit]:
    """‘ ’ for a quotation inside the second (house), where it would be read again as one."""
    third = [pair for pair in pairs(text)[0] if pair.level == 3]
    if not third:
        return []
    changed = list(text)
    for pair in third:
        changed[pair.opening], changed[pair.closing] = "‘’"
    read = {found.span() for found in SINGLE.finditer("".join(changed))}
    kept = [pair for pair in third if (pair.opening, pair.closing + 1) in read]
    return [Edit(place, place + 1, sign) for pair in kept for place, sign in zip(pair[:2], "‘’", strict=True)]


def _stripped(text: str, start: int, end: int) -> Iterable[Edit]:
    words = text[start:end]
    head, tail = len(words) - len(words.lstrip(SPACES)), len(words) - len(words.rstrip(SPACES))
    if head < len(words):
        yield Edit(start, start + head, "")
        yield Edit(end - tail, end, "")


def foreign_quotes(language: str) -> tuple[str, str] | None:
    """The quotation marks of another language, where we know them ("en-GB" asks for "en")."""
    signs = FOREIGN.get(language.split("-")[0].lower())
    return (signs[0], signs[1]) if signs else None


def foreign_pairs(signs: tuple[str, str]) -> Rule:
    """A rule that gives straight pairs the signs of their language, without space inside."""

    def edits(text: str) -> list[Edit]:
        straight = [pair for pair in pairs(text)[0] if text[pair.opening] == '"']
        places = [(place, sign) for pair in straight for place, sign in zip(pair[:2], signs, strict=True)]
        return [Edit(place, place + 1, sign) for place, sign in sorted(places)]

    return Rule(frozenset('"'), edits)
