"""`python -m tests.bench.strain.faults [--only NAME]`: what a site bears, one fault after the other.

For each: what readers see, what happens to who leaves an avis, whether all that was acknowledged is there
once, whether the site comes back by itself, what the log says. Prints a page; 1 where a promise is broken.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from ..telling import say, say_machine
from .cache import redis_away
from .clock import clock_moved
from .database import postgres_away
from .disk import disk_full
from .killing import workers_killed
from .letters import mail_refused

FAULTS = {
    "database": postgres_away,
    "cache": redis_away,
    "disk": disk_full,
    "letters": mail_refused,
    "killing": workers_killed,
    "clock": clock_moved,
}


def main() -> int:
    """All of them, or one."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.strain.faults")
    parser.add_argument("--only", choices=FAULTS)
    asked = parser.parse_args()
    say("# Ce que le site supporte")
    chosen = [asked.only] if asked.only else list(FAULTS)
    held = {name: tried(name) for name in chosen}
    say_machine()
    return 0 if all(held.values()) else 1


def tried(name: str) -> bool:
    """On a site of its own."""
    with tempfile.TemporaryDirectory(prefix="chroniques-strain-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account passes through it
        return FAULTS[name](Path(folder))


if __name__ == "__main__":
    sys.exit(main())
