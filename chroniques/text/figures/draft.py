"""What a block `graphique` holds before anyone knows whether its cells are numbers.

First its headers, one on a line (`titre:`, `source:`, `unité:`, `forme:`), then its rows: a Markdown table,
or lines pasted from a spreadsheet whose cells are parted by tabs, semicolons or commas. The first row names
the columns, the first column names the rows.
"""

import csv
import re
from typing import NamedTuple

from chroniques.text.lines import Line, is_delimiter_row
from chroniques.text.tables import cells

HEADER = re.compile(r"\s*(titre|source|unité|unite|forme)[ \u00a0\u202f]?:(.*)$", re.IGNORECASE)
UNKNOWN = re.compile(r"\s*([^\W\d_]{2,20})[ \u00a0\u202f]?:[^|;\t,]*$")
MOST_ROWS = 200  # more is no picture: it is a file
MOST_SERIES = 12  # as many as colours and dashes can tell apart
LONGEST_ROW = 10_000  # characters


class Malformed(ValueError):
    """A block that cannot be read; its message is a French sentence about the line `line`."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


class Row(NamedTuple):
    """A row of cells and its line in the source."""

    number: int
    cells: tuple[str, ...]


class Draft(NamedTuple):
    """The headers as typed, empty where there is none, and rows as wide as the heads."""

    title: str
    source: str
    unit: str
    form: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def read_draft(lines: list[Line], opening: int) -> Draft:
    """The draft in these lines; Malformed for rows that make no table. `opening`: the line of the fence."""
    headers, body = _headers(_readable(lines))
    rows = _rows(body)
    if len(rows) < 2:
        raise Malformed(
            opening,
            "Le graphique n’a pas de nombres : il faut une ligne de titres, puis une par chose comptée.",
        )
    _check_sizes(rows, opening)
    return Draft(
        headers.get("titre", ""),
        headers.get("source", ""),
        headers.get("unité", ""),
        headers.get("forme", ""),
        rows[0].cells,
        tuple(rows[1:]),
    )


def _readable(lines: list[Line]) -> list[Line]:
    """The lines that hold something; Malformed for one that no hand has typed."""
    for line in lines:
        if len(line.text) > LONGEST_ROW:
            raise Malformed(line.number, "Cette ligne du graphique est trop longue pour être lue.")
    return [line for line in lines if not line.is_blank]


def _headers(lines: list[Line]) -> tuple[dict[str, str], list[Line]]:
    headers: dict[str, str] = {}
    for place, line in enumerate(lines):
        found = HEADER.match(line.text)
        if not found:
            _refuse_unknown(line)
            return headers, lines[place:]
        headers[found[1].lower().replace("unite", "unité")] = " ".join(found[2].split())
    return headers, []


def _refuse_unknown(line: Line) -> None:
    """Malformed for what has the shape of a header and the name of none."""
    if found := UNKNOWN.match(line.text):
        known = "titre, source, unité ou forme"
        raise Malformed(line.number, f"« {found[1]} » n’est pas connu d’un graphique : écrivez {known}.")


def _rows(lines: list[Line]) -> list[Row]:
    if len(lines) > MOST_ROWS + 2:
        raise Malformed(
            lines[MOST_ROWS].number, f"Le graphique compte plus de {MOST_ROWS} lignes : c’est trop."
        )
    if lines and "|" in lines[0].text:
        kept = [line for line in lines if not is_delimiter_row(line.text)]
        return [Row(line.number, tuple(cells(line.text))) for line in kept]
    delimiter = _delimiter(lines[0].text) if lines else ";"
    return [Row(line.number, _pasted(line.text, delimiter)) for line in lines]


def _delimiter(text: str) -> str:
    """What parts the cells: a comma only where nothing else does, since it also begins the decimals."""
    return next((sign for sign in ("\t", ";") if sign in text), ",")


def _pasted(text: str, delimiter: str) -> tuple[str, ...]:
    row = next(csv.reader([text], delimiter=delimiter, skipinitialspace=delimiter != "\t"))
    return tuple(cell.strip() for cell in row)


def _check_sizes(rows: list[Row], opening: int) -> None:
    width = len(rows[0].cells)
    if width < 2:
        raise Malformed(rows[0].number, "Le graphique n’a qu’une colonne : il y manque celle des nombres.")
    if width > MOST_SERIES + 1:
        raise Malformed(rows[0].number, f"Le graphique compte plus de {MOST_SERIES} colonnes de nombres.")
    if len(rows) > MOST_ROWS + 1:
        raise Malformed(opening, f"Le graphique compte plus de {MOST_ROWS} lignes : c’est trop.")
    for row in rows:
        if len(row.cells) != width:
            raise Malformed(
                row.number, f"Cette ligne du graphique a {_boxes(len(row.cells))}, la première en a {width}."
            )


def _boxes(count: int) -> str:
    return f"{count} case" + "s" * (count > 1)
