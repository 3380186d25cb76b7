"""The version of the engine, written once: in the first heading of CHANGELOG.md."""

import re
from functools import cache
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
HEADING = re.compile(r"^## (\d+\.\d+\.\d+)", re.MULTILINE)


@cache
def version() -> str:
    """Three numbers, such as "0.1.0"."""
    found = HEADING.search(CHANGELOG.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("CHANGELOG.md : le premier titre doit donner la version, « ## 0.1.0 — date ».")
    return found[1]
