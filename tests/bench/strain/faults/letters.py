"""The mail server refuses for an hour."""

import sys
import time
from pathlib import Path

from ..installed import installed
from .clock import faked
from .scene import Scene

LATER = 451  # "local error": to be tried again (RFC 5321)
AVIS, FASTER = 20, 60  # an hour is a minute for the background work
HOUR, PAUSES = 3600 / FASTER, 6 * 3600 / FASTER  # seconds; the fifth try comes within three hours or so


def mail_refused(folder: Path) -> bool:
    """The background work is apart, and its clock goes faster: its pauses are those of an hour."""
    with installed(folder, full=False, TICK_IN_SERVER="0") as site:
        scene = Scene(site, "Le serveur de courriels refuse pendant une heure")
        people = [f"lea{number}@example.org" for number in range(AVIS)]
        site.letters.refused = dict.fromkeys(people, LATER)
        taken = [scene.leave(email=address) for address in people]
        scene.promise(f"{sum(taken)} avis sont pris pendant ce temps", all(taken))
        work = [sys.executable, "manage.py", "tick", "--forever", "--verbosity", "0"]
        site.begin("work", [*faked(f"+0 x{FASTER}"), *work])
        with scene.read():
            time.sleep(HOUR)
            scene.promise("aucun courriel n’est parti", not site.letters.taken)
            site.letters.refused = {}
            over = time.monotonic() + PAUSES
            while len(site.letters.taken) < AVIS and time.monotonic() < over:
                time.sleep(0.5)
        addresses = [people for people, _letter in site.letters.taken]
        said = f"{len(addresses)} courriels partis ensuite, à {len(set(addresses))} adresses"
        scene.promise(said, len(addresses) == len(set(addresses)) == AVIS)
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("The mail server", 2)
        return scene.is_over()
