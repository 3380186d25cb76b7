"""Tables: a row of heads, a row of dashes, rows; a line `Table : …` just before gives the caption.

The caption stands before the table, as French printers set it; a blank line may part them.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from chroniques.text.lines import Line, is_delimiter_row
from chroniques.text.page import Page
from chroniques.text.quotations import BeginsBlock

CAPTION = re.compile(r" {0,3}Table(?:au)?[ \u00a0]?:[ \u00a0]*(?=\S)")
BAR = re.compile(r"(?<!\\)\|")
FIGURES = re.compile(r"[-+−]?[\d\s.,]+(?:%|€)?(?:\[\^[^\]]*\])*\Z")
ALIGNED = {(True, True): "align-center", (False, True): "align-end", (True, False): "align-start"}


def begins_table(lines: list[Line], at: int) -> bool:
    """A row of heads, whose number of cells the row of dashes under it repeats."""
    if at + 1 >= len(lines) or "|" not in lines[at].text or not is_delimiter_row(lines[at + 1].text):
        return False
    return len(cells(lines[at].text)) == len(cells(lines[at + 1].text))


def read_table(
    page: Page, parent: Element, lines: list[Line], at: int, begins_block: BeginsBlock
) -> int | None:
    """Append the table that begins here, with its caption; answers where it ends, or None."""
    head = _head(lines, at)
    if head is None:
        return None
    end = head + 2
    while (
        end < len(lines)
        and not lines[end].is_blank
        and ("|" in lines[end].text or not begins_block(lines, end))
    ):
        end += 1
    table = SubElement(parent, "table")
    if head > at:
        page.add(table, "caption", _caption(lines[at].text), lines[at].number)
    _write(page, table, lines[head], lines[head + 1], lines[head + 2 : end])
    return end


def _head(lines: list[Line], at: int) -> int | None:
    """Where the row of heads is: here, or after a caption and at most one blank line."""
    if begins_table(lines, at):
        return at
    if not CAPTION.match(lines[at].text) or at + 1 >= len(lines):
        return None
    head = at + 2 if lines[at + 1].is_blank else at + 1
    return head if head < len(lines) and begins_table(lines, head) else None


def _caption(text: str) -> str:
    opening = CAPTION.match(text)
    return text[opening.end() if opening else 0 :].strip()


def cells(text: str) -> list[str]:
    """The cells of a row; `\\|` is a bar inside a cell."""
    bare = text.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.strip().replace("\\|", "|") for cell in BAR.split(bare)]


def _write(page: Page, table: Element, head: Line, dashes: Line, rows: list[Line]) -> None:
    classes = [ALIGNED.get((cell.startswith(":"), cell.endswith(":"))) for cell in cells(dashes.text)]
    page.budget.take_cells(len(classes) * (len(rows) + 1), head.number)
    _row(page, SubElement(table, "thead"), head, classes, "col")
    if rows:
        body = SubElement(table, "tbody")
        for row in rows:
            _row(page, body, row, classes, "row")


def _row(page: Page, parent: Element, line: Line, classes: list[str | None], scope: str) -> None:
    """One row, cut or filled to the width of the head. A first cell in words names its row."""
    row = SubElement(parent, "tr")
    texts = cells(line.text)[: len(classes)]
    texts += [""] * (len(classes) - len(texts))
    for column, (text, class_) in enumerate(zip(texts, classes, strict=True)):
        is_head = text and (scope == "col" or (column == 0 and not FIGURES.match(text)))
        cell = page.add(row, "th" if is_head else "td", text, line.number)
        if is_head:
            cell.set("scope", scope)
        if class_:
            page.mark(cell, class_=class_)
