"""A line of the source and the questions asked of it. Each answer costs one look at the line."""

import re
from typing import NamedTuple


class Line(NamedTuple):
    """A line that remembers its number in the source, whatever quotation or list it was lifted from."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text or self.text.isspace()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    def dedented(self, columns: int) -> "Line":
        """The same line with at most `columns` leading spaces removed."""
        return Line(self.number, self.text[min(columns, self.indent) :])


class Marker(NamedTuple):
    """The mark that opens an item of a list: its family ("-", "." …), its number, where the text begins."""

    family: str
    number: int | None
    indent: int
    content: int
    empty: bool


FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)(.*)$")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
ITEM = re.compile(r"( *+)([-*+•]|(\d{1,9})([.)]))(?=[ \t]|$)")
# « [^1] : » as well: a French hand puts a space before the colon.
NOTE = re.compile(r" {0,3}\[\^([^\]\s\[]{1,100})\](?::[ \t]?|[ \u00a0\u202f]:(?:[ \t]|$))")
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]\[]{1,100})\]:[ \t]*(.+)$")
DEFINITION = re.compile(r" {0,3}:[ \t]+(?=\S)")
DELIMITER_CELL = re.compile(r"\s*:?-+:?\s*")


def source_lines(source: str) -> list[Line]:
    """The numbered lines of a source whose line ends and tabs have been made even."""
    return [Line(number, _even(text)) for number, text in enumerate(source.split("\n"), 1)]


def _even(text: str) -> str:
    """Tabs at the head of a line become columns of four (CommonMark 2.2)."""
    body = text.lstrip(" \t")
    return text[: len(text) - len(body)].expandtabs(4) + body if "\t" in text else text


def marker(text: str) -> Marker | None:
    """The marker of an item of a list at the head of this line, if it has one (CommonMark 5.2)."""
    found = ITEM.match(text)
    if not found or is_rule(text):
        return None
    rest = text[found.end() :]
    spaces = len(rest) - len(rest.lstrip(" \t"))
    content = found.end() + (spaces if 1 <= spaces <= 4 else 1)
    number = int(found[3]) if found[3] else None
    return Marker(found[4] or found[2], number, len(found[1]), content, not rest.strip())


def is_rule(text: str) -> bool:
    """A thematic break: three or more of the same of `*`, `-`, `_` alone (CommonMark 4.1)."""
    marks = text.replace(" ", "").replace("\t", "")
    return len(marks) >= 3 and marks[0] in "*-_" and not marks.strip(marks[0]) and _indent(text) < 4


def is_quote(text: str) -> bool:
    return text.lstrip(" ").startswith(">") and _indent(text) < 4


def underline(text: str) -> int | None:
    """1 or 2 when the line underlines a heading with `=` or `-` (CommonMark 4.3)."""
    bare = text.strip()
    if not bare or _indent(text) > 3 or bare.strip(bare[0]):
        return None
    return {"=": 1, "-": 2}.get(bare[0])


def is_delimiter_row(text: str) -> bool:
    """The second line of a table: `| :--- | ---: |` (GitHub's tables)."""
    bare = text.strip()
    if "|" not in bare or bare.strip("|:- \t"):
        return False
    return all(DELIMITER_CELL.fullmatch(cell) for cell in bare.removeprefix("|").removesuffix("|").split("|"))


def fence(text: str) -> re.Match[str] | None:
    """The opening of a fenced block: group 1 the fence, group 2 its words (CommonMark 4.5)."""
    found = FENCE.match(text)
    return None if found and found[1][0] == "`" and "`" in found[2] else found


def fence_after(text: str, closing: str) -> str:
    """The fence that is open after this line, when `closing` was before it; empty outside code."""
    if closing:
        bare = text.strip()
        closes = len(bare) >= len(closing) and not bare.strip(closing[0]) and _indent(text) < 4
        return "" if closes else closing
    opening = fence(text)
    return opening[1] if opening else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
