"""The lines of a page, and the rejoining of those that were cut at a width."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from articles.importing.french import ends_sentence, fold, goes_on, has_clause, starts_low
from articles.importing.page.signatures import DESCRIPTIVE
from chroniques.text.oldnotes.calls import is_note_text

HANGING = 4  # columns up to which an indent under an item is that of its own second line
DEEP = 3  # columns of indent from which a line may be an item: the shallowest seen in real pages
SPACED = 3  # gaps from which blank lines are what parts the paragraphs of a page
WIDEST_WRAP = 110  # columns: no mail or page editor cut its lines beyond
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000\ue001]")
SPACES = re.compile(r"[^\S\n]+")
# In the body, a call stands between these two characters (private, removed from every source).
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True)
class Line:
    """One line with its spaces squeezed.

    `indent` is in columns; `gap` says that a blank line stands before where most lines have none, and
    `blank` that one does at all; `opened` that this blank line held a deep indent, which is what remains of
    a bullet that a copy lost.
    """

    text: str
    indent: int = 0
    gap: bool = False
    blank: bool = False
    opened: bool = False

    @property
    def is_deep(self) -> bool:
        return self.opened or self.indent >= DEEP


def normalised(text: str) -> str:
    """The text without invisible characters, soft hyphens rejoined. The page's `ref` is made of it."""
    text = INVISIBLE.sub("", text)
    text = re.sub("\u00ad[ \t]*\n?[ \t]*", "", text)
    return re.sub(r"\r\n?", "\n", text)


def lines_of(text: str) -> list[Line]:
    """The lines that hold something. Every run of spaces is one plain space: the typesetter puts the
    no-break ones where French asks for them. Between two figures alone the no-break space stays, for
    there it makes one number of two."""
    found: list[tuple[Line, int]] = []
    blanks, opened = 0, False
    for raw in normalised(text).split("\n"):
        width = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        if not raw.strip():
            blanks, opened = blanks + 1, opened or width >= DEEP
            continue
        found.append((Line(_squeezed(raw), width, opened=opened), blanks))
        blanks, opened = 0, False
    return _spaced(found)


def _spaced(found: list[tuple[Line, int]]) -> list[Line]:
    """A gap is more blank lines than there are everywhere: some pages put one between any two lines."""
    usual = min((blanks for _, blanks in found[1:]), default=0)
    return [replace(line, gap=blanks > usual, blank=blanks > 0) for line, blanks in found]


def _squeezed(raw: str) -> str:
    raw = re.sub("(?<=[0-9])[\u00a0\u202f](?=[0-9])", "\ue000", raw.strip())
    return SPACES.sub(" ", raw).replace("\ue000", "\u00a0")


@dataclass(frozen=True)
class Signs:
    """What the look of a line says. `stands_alone`: it is whole and nothing is glued to it (chrome, date,
    credit…); `opens`: it begins something (an item, a note); `signs`: it is a by-line."""

    stands_alone: Callable[[str], bool]
    opens: Callable[[str], bool]
    signs: Callable[[str], bool]


def rejoined(lines: list[Line], signs: Signs) -> list[Line]:
    """The lines with what was cut at a width made whole again."""
    width = _wrap_width(lines, signs)
    spaced = sum(line.gap and not line.opened for line in lines) >= SPACED
    whole: list[Line] = []
    for last, line in zip([None, *lines], lines, strict=False):
        if last and _continues(whole[-1], last, line, width, signs, spaced):
            whole[-1] = replace(whole[-1], text=_glued(whole[-1].text, line.text))
        else:
            whole.append(line)
    return whole


def _glued(start: str, rest: str) -> str:
    """A word cut at its hyphen keeps the hyphen and takes no space."""
    cut_word = re.search(r"\w-$", start) and starts_low(rest)
    return start + ("" if cut_word else " ") + rest


def _continues(whole: Line, last: Line, line: Line, width: int, signs: Signs, spaced: bool) -> bool:
    if line.gap or signs.stands_alone(whole.text) or signs.stands_alone(line.text) or signs.signs(line.text):
        return False
    if signs.opens(line.text) and not _is_enumeration(last.text, line.text):
        return False
    if _is_rest_of_note(whole, line):
        return True
    if last.text.endswith((" –", " —", " -", "(")):
        return True
    if signs.signs(whole.text):
        return goes_on(last.text) or _is_rest_of_signature(whole.text, line.text, signs)
    hangs = 0 < line.indent <= HANGING and signs.opens(last.text)
    if hangs and _is_cut_before(last.text, line.text):
        return True
    if line.is_deep and _is_unmarked_item(whole, last, line, width, signs):
        return False
    if width and len(last.text) <= WIDEST_WRAP:
        return _is_cut_at(width, last.text, line.text, spaced)
    return _is_cut(last.text, line.text)


def _is_rest_of_note(whole: Line, line: Line) -> bool:
    """A line in lower case under a note; but under a star, which opens lists too, an indent opens an item."""
    return (
        is_note_text(whole.text) and line.text[0].islower() and not (line.is_deep and whole.text[0] in "*(")
    )


def _is_rest_of_signature(signature: str, following: str, signs: Signs) -> bool:
    """The description of a house may begin the next line by its noun: "Société de…"."""
    goes = following[0].islower() or (DESCRIPTIVE.match(fold(following)) and not has_clause(following))
    return bool(goes) and len(following) <= WIDEST_WRAP and signs.signs(f"{signature} {following}")


def _is_enumeration(last: str, following: str) -> bool:
    """ "…(1) écouter," then "(2) répondre" on the next line: a sentence under way, not a list."""
    return following.startswith("(") and starts_low(following) and not ends_sentence(last)


def _is_unmarked_item(whole: Line, last: Line, line: Line, width: int, signs: Signs) -> bool:
    """An indented line under "…:" or after its likes, where nothing shows that it goes on."""
    marked = signs.opens(whole.text)
    if not last.is_deep and not signs.opens(last.text) and (marked or whole.is_deep):
        return True  # the margin had come back: this indent opens
    if marked:
        return False
    same = whole.is_deep and last.indent == line.indent
    return last.text.endswith(":") or (same and not (width and _is_cut_before(last.text, line.text)))


def _is_cut(last: str, following: str) -> bool:
    """On a page of one line a paragraph: only what plainly goes on."""
    return _is_cut_before(last, following) and (goes_on(last) or len(last) >= 60)


def _is_cut_at(width: int, last: str, following: str, spaced: bool) -> bool:
    """On a page cut at `width`: all but the short end of a paragraph. Where blank lines part the
    paragraphs, a short line is only a line that was badly cut."""
    if ends_sentence(last):
        fits = len(last) + 1 + len(following.split()[0]) <= width
        return len(last) >= 0.6 * width if spaced else not fits
    return starts_low(following) or goes_on(last) or following[:1] in "«(“" or len(last) >= 0.6 * width


def _is_cut_before(last: str, following: str) -> bool:
    return not ends_sentence(last) and starts_low(following)


def _wrap_width(lines: list[Line], signs: Signs) -> int:
    """The width at which the page was cut, 0 when its lines are paragraphs.

    A page may be cut and its avis not: lines too long to be cut ones only ask for more evidence.
    """
    widths = [len(line.text) for line in lines if len(line.text) <= WIDEST_WRAP]
    pairs = [
        (one.text, two.text)
        for one, two in itertools.pairwise(lines)
        if not two.gap and not _is_apart(one.text, two.text, signs)
    ]
    cut = [one for one, two in pairs if 35 <= len(one) <= WIDEST_WRAP and _is_cut_before(one, two)]
    needed = 1 if len(widths) == len(lines) else 3
    return max(map(len, cut)) if len(cut) >= needed and len(cut) >= 0.4 * len(pairs) else 0


def _is_apart(one: str, two: str, signs: Signs) -> bool:
    return signs.opens(two) or signs.stands_alone(one) or signs.stands_alone(two)
