"""How much a text may ask of the parser.

Python-Markdown looks for each pattern from each place where it could begin: on prose that is nothing, on a
page of brackets it is the square of the length. Each paragraph is therefore weighed before it is parsed:
the marks it holds times its length, and the distance from each bracket to its fellow. Prose stays a hundred
times under these limits.
"""

import re
from collections.abc import Sequence

from chroniques.text.lines import Line
from chroniques.text.rendered import TextTooComplex
from chroniques.text.vocabulary import names

LONGEST = 300_000  # characters: five times a very long article
DEEPEST = 16  # quotations and lists one inside the other
DEEPEST_BRACKETS = 24
MOST_CELLS = 30_000  # of all the tables together
MOST_ABBREVIATIONS = 100
MOST_HEADINGS = 1_000
MOST_ADDRESSES = 2_000  # each costs half a millisecond: a link, its type, its guard
INLINE_BUDGET = 60_000_000  # marks times length: near a second of parsing on a slow machine
BRACKET_BUDGET = 1_500_000  # characters walked over in search of closing brackets

MARKS = re.compile(r"[\[\]*_`<!&\\~^@]|://|www\.|  \n")
ADDRESS = re.compile(r"://|(?<!/)www\.")
BRACKETS = re.compile(r"[\[\]]")
DEEPEST_TAGS = 200
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
VOID = names("area base br col embed hr img input link meta source track wbr")


class Budget:
    """What is left to spend on one text."""

    def __init__(self) -> None:
        self.inline = INLINE_BUDGET
        self.brackets = BRACKET_BUDGET
        self.cells = MOST_CELLS
        self.headings = MOST_HEADINGS
        self.addresses = MOST_ADDRESSES

    def weigh(self, text: str, line: int) -> bool:
        """Take the cost of parsing this paragraph from the budget; False when it holds no mark at all."""
        marks = len(MARKS.findall(text))
        self.inline -= marks * len(text)
        if self.inline < 0:
            raise TextTooComplex(line, "ce paragraphe contient trop de signes de mise en forme pour être lu.")
        if "[" in text:
            self._weigh_brackets(text, line)
        self._take_addresses(len(ADDRESS.findall(text)), line)
        return marks > 0

    def _weigh_brackets(self, text: str, line: int) -> None:
        walked, deepest = bracket_walk(text)
        self.brackets -= walked
        if self.brackets < 0:
            raise TextTooComplex(line, "trop de crochets restent ouverts dans ce paragraphe.")
        if deepest > DEEPEST_BRACKETS:
            raise TextTooComplex(line, f"plus de {DEEPEST_BRACKETS} crochets sont ouverts l’un dans l’autre.")

    def _take_addresses(self, count: int, line: int) -> None:
        self.addresses -= count
        if self.addresses < 0:
            raise TextTooComplex(line, f"le texte compte plus de {MOST_ADDRESSES} adresses.")

    def take_heading(self, line: int) -> None:
        self.headings -= 1
        if self.headings < 0:
            raise TextTooComplex(line, f"le texte compte plus de {MOST_HEADINGS} intertitres.")

    def take_cells(self, count: int, line: int) -> None:
        self.cells -= count
        if self.cells < 0:
            raise TextTooComplex(line, f"les tableaux comptent plus de {MOST_CELLS} cases.")


def bracket_walk(text: str) -> tuple[int, int]:
    """Characters walked from each `[` to its `]` (or to the end), and the deepest nesting of closed pairs."""
    opened: list[tuple[int, int]] = []
    walked = deepest = 0
    for mark in BRACKETS.finditer(text):
        if mark[0] == "[":
            opened.append((mark.start(), 0))
        elif opened:
            start, inner = opened.pop()
            walked += mark.start() - start
            deepest = max(deepest, inner + 1)
            if opened:
                opened[-1] = (opened[-1][0], max(opened[-1][1], inner + 1))
    return walked + sum(len(text) - start for start, _ in opened), deepest


def check_length(source: str) -> None:
    """Refuse a source beyond LONGEST characters, naming the line where the limit falls."""
    if len(source) > LONGEST:
        line = source.count("\n", 0, LONGEST) + 1
        raise TextTooComplex(line, "le texte dépasse ici 300 000 signes ; partagez-le en plusieurs articles.")


def check_depth(depth: int, line: int) -> None:
    """Refuse quotations and lists nested beyond DEEPEST."""
    if depth > DEEPEST:
        raise TextTooComplex(line, f"plus de {DEEPEST} citations ou listes sont imbriquées.")


def check_tags(html: str, lines: Sequence[Line]) -> None:
    """Refuse raw tags opened beyond DEEPEST_TAGS: what closes them costs the square of their number.

    The count is made on what was parsed; the line is that of the source where the same count is passed.
    """
    if _one_tag_too_many(html) is not None:
        source = "\n".join(line.text for line in lines)
        place = _one_tag_too_many(source) or 0
        line = source.count("\n", 0, place) + 1
        raise TextTooComplex(line, f"plus de {DEEPEST_TAGS} balises restent ouvertes.")


def _one_tag_too_many(html: str) -> int | None:
    opened = 0
    for tag in TAG.finditer(html):
        if tag[2].lower() not in VOID:
            opened += -1 if tag[1] else 1
        if opened > DEEPEST_TAGS:
            return tag.start()
    return None
