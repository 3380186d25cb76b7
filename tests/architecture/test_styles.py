"""What our style sheets may not ask of a browser."""

import re
from pathlib import Path

SHEETS = sorted((Path(__file__).parents[2] / "static").rglob("*.css"))
CONTAINER = re.compile(r"\bcontainer(?:-type)?\s*:|@container\b")


def test_no_sheet_makes_a_container_of_a_size():
    """Chromium lays out what stands in one after the rest: in a hurry it leaves it without a place for good,
    and the text of an article was not on its form."""
    assert len(SHEETS) > 10
    assert [sheet.name for sheet in SHEETS if CONTAINER.search(sheet.read_text())] == []
