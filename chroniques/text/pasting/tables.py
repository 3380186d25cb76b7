"""Tables: one row of heads, cells on one line each. Boxes drawn with tables become what they hold."""

import re
from dataclasses import dataclass, field

from chroniques.text.pasting.blocks import Block, write_blocks
from chroniques.text.pasting.lists import captioned, contents
from chroniques.text.pasting.marks import Look, look_of
from chroniques.text.pasting.paste import Paste
from chroniques.text.pasting.tree import Node, elements, words_of
from chroniques.text.plain import excerpt
from chroniques.text.tables import FIGURES
from chroniques.text.vocabulary import names

NAMED = 60  # characters that name a table
WIDEST = 60  # columns
MOST_CELLS = 20_000
BOXES = frozenset(("table", "h1", "h2", "h3", "blockquote", "pre"))  # what a table that sets a page holds
STRUCTURE = names("thead tbody tfoot tr td th colgroup col")
GROUPS = frozenset(("thead", "tbody", "tfoot"))

BOLD = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*\Z")
OPENING = re.compile(r"\A(?:#{1,6} |: (?=\S))")
DASH = re.compile(r"\A- ")


@dataclass
class Cell:
    """A cell where it stands; those that a merged cell covers hold its text again, or nothing."""

    text: str = ""
    is_head: bool = False
    is_bold: bool = False


@dataclass
class Grid:
    rows: list[list[Cell]] = field(default_factory=list)
    is_merged: bool = False


def table(paste: Paste, node: Node, look: Look, depth: int) -> list[Block]:
    """A table as ours accept it, under its caption; what only sets a page is laid flat."""
    rows = _rows(node)
    if _is_layout(node, rows):
        paste.losses.note("layout", excerpt(words_of(node), NAMED))
        return write_blocks(paste, _flat(node, rows), look, depth)
    captions = [child for child in node.children if isinstance(child, Node) and child.tag == "caption"]
    strays = _strays(node, {id(child) for child in [*rows, *captions]})
    before = write_blocks(paste, Node("div", children=strays, has_block=True), look, depth)
    caption = [block for child in captions for block in contents(paste, child, look, depth)]
    if not caption and len(_cells(rows[0])) == 1 and len(rows) > 2:
        caption = contents(paste, _cells(rows.pop(0))[0], look._replace(marks=frozenset()), depth)
    grid = _grid(paste, rows, look, depth)
    name = excerpt(words_of(rows[0]), NAMED)
    if grid.is_merged:
        paste.losses.note("merged", name)
    if all(row[0].is_head for row in grid.rows) and not _has_heads(grid.rows[0]):
        grid.rows.insert(0, [Cell() for _ in grid.rows[0]])  # each row has its own head
    elif not _has_heads(grid.rows[0]):
        paste.losses.note("heads", name)
    return [*before, Block("table", captioned(_written(grid.rows), caption))]


def _rows(node: Node) -> list[Node]:
    """The rows of this table, not of those it may hold."""
    found: list[Node] = []
    for child in node.children:
        if isinstance(child, Node):
            found += [child] if child.tag == "tr" else _rows(child) if child.tag in GROUPS else []
    return [row for row in found if any(isinstance(cell, Node) for cell in row.children)]


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.children if isinstance(cell, Node) and cell.tag in ("td", "th")]


def _is_layout(node: Node, rows: list[Node]) -> bool:
    """A box, a column, a row alone, a table of tables: nothing that has heads."""
    if node.get("role") in ("presentation", "none") or len(rows) < 2:
        return True
    widths = [len(_cells(row)) for row in rows]
    cells = sum(_span(cell, "colspan") for row in rows for cell in _cells(row))
    if max(widths) < 2 or max(widths) > WIDEST or cells > MOST_CELLS:
        return True
    return any(inner.tag in BOXES for row in rows for inner in elements(row))


def _flat(node: Node, rows: list[Node]) -> Node:
    """What the table holds, cell after cell."""
    boxes = [
        Node("div", children=cell.children, has_block=cell.has_block) for row in rows for cell in _cells(row)
    ]
    held = {id(row) for row in rows}
    return Node("div", children=[*_strays(node, held), *boxes], has_block=True)


def _strays(node: Node, held: set[int]) -> list[Node | str]:
    """What stands in a table, or in a row, and in no cell: browsers put it before."""
    found: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(child)
        elif child.tag in GROUPS or child.tag == "tr":
            found += _strays(child, held)
        elif id(child) not in held and child.tag not in STRUCTURE:
            found.append(child)
    return found


def _span(cell: Node, name: str) -> int:
    value = cell.get(name)
    return min(int(value), WIDEST) if value.isdecimal() and 0 < len(value) < 6 and int(value) else 1


def _grid(paste: Paste, rows: list[Node], look: Look, depth: int) -> Grid:
    """The cells by row and column, each merged cell spread over its places, rows of one width."""
    grid = Grid()
    below: dict[int, tuple[Cell, int]] = {}  # by column: the cell that comes down, and over how many rows yet
    for row in rows:
        line: list[Cell] = []
        for cell in _cells(row):
            _come_down(line, below)
            made = _cell(paste, cell, look_of(cell, look), depth)
            for place in range(_span(cell, "colspan")):
                if (rows_left := _span(cell, "rowspan") - 1) > 0:
                    below[len(line)] = (made if not place else Cell(), rows_left)
                    grid.is_merged = True
                line.append(made if not place else Cell())
            grid.is_merged = grid.is_merged or _span(cell, "colspan") > 1
        _come_down(line, below)
        grid.rows.append(line[:WIDEST])
    width = max(len(line) for line in grid.rows)
    grid.rows = [[*line, *(Cell() for _ in range(width - len(line)))] for line in grid.rows]
    return grid


def _come_down(line: list[Cell], below: dict[int, tuple[Cell, int]]) -> None:
    """Add to a row the cells of the rows above that reach it here."""
    while len(line) in below:
        cell, left = below.pop(len(line))
        if left > 1:
            below[len(line)] = (cell, left - 1)
        line.append(cell)


def _cell(paste: Paste, node: Node, look: Look, depth: int) -> Cell:
    blocks = contents(paste, node, look, depth)
    if any(block.kind in ("list", "definitions", "heading") for block in blocks):
        paste.losses.note("cells", excerpt(words_of(node), NAMED))
    text = "<br>".join(line for block in blocks for line in _lines(block) if line)
    bold = BOLD.match(text)
    return Cell(text.replace("|", "\\|"), node.tag == "th", bool(bold))


def _lines(block: Block) -> list[str]:
    """The lines of a block, as a cell may hold them: without what opens a block."""
    if block.kind in ("rule", "notes"):
        return []
    text = block.text.replace("\\\n", "\n")
    return [DASH.sub("– ", OPENING.sub("", line.strip()), count=1) for line in text.split("\n")]


def _has_heads(row: list[Cell]) -> bool:
    said = [cell for cell in row if cell.text]
    return bool(said) and all(cell.is_head or cell.is_bold for cell in said)


def _written(rows: list[list[Cell]]) -> str:
    heads = [BOLD.sub(r"\1", cell.text) if cell.is_bold else cell.text for cell in rows[0]]
    columns = list(zip(*([cell.text for cell in row] for row in rows[1:]), strict=True))
    dashes = ["---:" if rank and _is_figures(column) else "---" for rank, column in enumerate(columns)]
    lines = [heads, dashes, *([cell.text for cell in row] for row in rows[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_figures(column: tuple[str, ...]) -> bool:
    said = [text for text in column if text]
    return bool(said) and all(FIGURES.match(text) for text in said)
