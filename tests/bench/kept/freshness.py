"""`python -m tests.bench.kept.freshness [--saves N] [--readers N] [--workers N]`: never a stale line, never a
page dropped for nothing.

The real server, over a site made from nothing, on SQLite or in a database of its own of the cluster that
DATABASE_URL names. Things are saved in turn, half of them through the server, a quarter by a shell beside it,
a quarter from elsewhere: by a set, in a process that has the database alone, whose changes must be on the
pages within a tenth of a second. The others must be there at once.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from urllib.parse import urlunsplit

from tests.kept.hammer import Told, hammer
from tests.postgres import database_of_its_own
from tests.serving import serving

TOLD = """{saves} enregistrements en {seconds:.0f} s, sur {database}, {workers} processus, {readers} lecteurs.
pages lues : {read}
pages périmées : {stale}
pages oubliées pour rien : {dropped}
erreurs : {faults}
"""


def main() -> int:
    """Save, read, say what came of it; 1 where anything did that must not."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kept.freshness")
    for name, default in (("saves", 500), ("readers", 8), ("workers", 4)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    began = monotonic()
    with tempfile.TemporaryDirectory() as name, settings_of_a_database() as settings:
        folder = Path(name)
        ours = {**settings, "DJANGO_SETTINGS_MODULE": "tests.kept.settings", "WORKERS": str(asked.workers)}
        with serving(folder / "site", **ours) as site:
            told = hammer(site, folder / "elsewhere", asked.saves, asked.readers)
    _say(told, vars(asked), "PostgreSQL" if settings else "SQLite", monotonic() - began)
    return 1 if told.stale or told.dropped or told.faults else 0


@contextmanager
def settings_of_a_database() -> Iterator[dict[str, str]]:
    """What names a new database to a site: nothing for SQLite, which lies in its folder."""
    if not os.environ.get("DATABASE_URL"):
        yield {}
        return
    with database_of_its_own("measured") as place:
        yield {"DATABASE_URL": urlunsplit(place)}


def _say(told: Told, asked: dict[str, int], database: str, seconds: float) -> None:
    found = {name: len(getattr(told, name)) for name in ("stale", "dropped", "faults")}
    asked = {**asked, **found, "saves": told.saves, "read": told.read}
    sys.stdout.write(TOLD.format(**asked, database=database, seconds=seconds))
    for line in (*told.stale[:20], *told.dropped[:20], *told.faults[:20]):
        sys.stdout.write(f"  {line}\n")


if __name__ == "__main__":
    sys.exit(main())
