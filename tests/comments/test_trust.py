"""What becomes of an avis: every cell of the table."""

from itertools import product

import pytest

from comments.trust import outcome

READINGS, VERDICTS, EITHER = ("before", "trust", "after"), ("clear", "hold", "spam"), (False, True)
CELLS = list(product(READINGS, VERDICTS, EITHER, EITHER, EITHER))


def expected(reading: str, verdict: str, is_regular: bool, is_banned: bool, is_flooded: bool) -> str:
    """The rule once more, as a table is read: the first line that fits."""
    table = [
        (is_banned, "spam"),
        (verdict == "spam", "pending" if is_regular else "spam"),
        (verdict == "hold", "pending"),
        (is_flooded, "pending"),
        (reading == "before", "pending"),
        (reading == "after", "published"),
        (True, "published" if is_regular else "pending"),
    ]
    return next(state for fits, state in table if fits)


@pytest.mark.parametrize(("reading", "verdict", "is_regular", "is_banned", "is_flooded"), CELLS)
def test_every_cell(reading, verdict, is_regular, is_banned, is_flooded):
    found = outcome(reading, verdict, is_regular=is_regular, is_banned=is_banned, is_flooded=is_flooded)
    assert found == expected(reading, verdict, is_regular, is_banned, is_flooded)


def test_nothing_appears_that_its_screening_holds_or_that_a_flood_brings():
    public = [
        cell
        for cell in CELLS
        if outcome(cell[0], cell[1], is_regular=cell[2], is_banned=cell[3], is_flooded=cell[4]) == "published"
    ]
    assert public == [
        ("trust", "clear", True, False, False),
        ("after", "clear", False, False, False),
        ("after", "clear", True, False, False),
    ]
