"""Numbers as columnists type them, as French printers set them, as a table of numbers keeps them."""

import re
from decimal import Decimal

from chroniques.text.vocabulary import names

SPACES = " \u00a0\u202f"
# Fifteen digits and six decimals: what a spreadsheet keeps exactly, and nothing that could be costly.
NUMBER = re.compile(
    rf"([-+−–]?)[{SPACES}]?([0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}){{1,4}}|[0-9]{{1,15}})"
    rf"(?:[.,]([0-9]{{1,6}}))?[{SPACES}]*([^0-9]{{0,12}})"
)
LONGEST_CELL = 60  # characters of a cell that may still be a number and its unit
ABSENT = names("- – — … n.d. nd nc n.c.")
SHORTEST_IN_WORDS = 4  # characters: « % », « € », « km », « k€ » follow each number, longer units do not


def absent(cell: str) -> bool:
    """True for a cell that says that the number is not known."""
    return not cell or "".join(cell.split()).lower() in ABSENT


def parsed(cell: str) -> tuple[Decimal, str] | None:
    """The number of a cell and the unit typed behind it ("61,0 %"); None when it is no number.

    A comma or a point begins the decimals; spaces part the thousands.
    """
    found = NUMBER.fullmatch(cell) if len(cell) <= LONGEST_CELL else None
    if not found:
        return None
    sign = "-" if found[1] in "-−–" and found[1] else ""
    whole = "".join(found[2].split())
    return Decimal(f"{sign}{whole}.{found[3]}" if found[3] else f"{sign}{whole}"), found[4].strip()


def follows(unit: str) -> bool:
    """Is this unit short enough to be said after each number?"""
    return len(unit) <= SHORTEST_IN_WORDS


def written(value: Decimal | None, unit: str = "") -> str:
    """A number in French: decimal comma, thousands parted by U+202F, a short unit behind U+00A0.

    Thousands and units: Lexique de l'Imprimerie nationale, « Nombres ». What is absent is « n. d. ».
    """
    if value is None:
        return "n.\u00a0d."
    french = f"{value:,f}".translate({ord(","): "\u202f", ord("."): ",", ord("-"): "−"})
    return f"{french}\u00a0{unit}" if unit and follows(unit) else french


def kept(value: Decimal | None) -> str:
    """A number as a French spreadsheet reads it: decimal comma and nothing else; empty when absent."""
    return "" if value is None else f"{value:f}".replace(".", ",")
