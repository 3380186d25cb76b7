"""`python -m tests.bench.strain.mixed [--minutes 30]`: the full shape, used by all at once for half an hour.

Readers, people who leave avis, and editors who write, draw and moderate, each at a pace that leaves the
machine more than half of its time. Prints how long each kind of request took, and the memory of each process
of the site; 1 where a request failed, an acknowledged avis is not in the base, or the memory grew.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.kept.processes import processor_ms, share_mb

from .editors import Editor
from .installed import Installed, installed
from .kept import missing, open_texts
from .people import Commenter, Reader, Tally, at_work
from .telling import say, say_machine, say_tally, verdict

READERS, COMMENTERS, EDITORS = 40, 2, 3
PAUSES = {"reader": 2.5, "commenter": 4.0, "editor": 5.0}  # seconds
SETTLED, GROWTH, TEXTS = 3, 1.10, 300  # minutes; of the memory then; texts of the site
MINUTE = 60.0
PEOPLE = """
from tests.makers import make_user
for number in range({editors}):
    make_user(f"camille{{number}}", "Rédaction", is_superuser=True, email=f"camille{{number}}@example.org")
"""
ALONE = ("/", "/archives/", "/chroniques/", "/auteurs/", "/mots-cles/", "/comptes-rendus/", "/a-propos/")


def main() -> int:
    """Use it, say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.strain.mixed")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--pace", type=float, default=1.0, help="2: twice as many requests")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chroniques-strain-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL's account passes through it
        with installed(folder, full=True, texts=TEXTS) as site:
            held = used(site, asked.minutes, asked.pace)
    say_machine()
    return 0 if held else 1


def used(site: Installed, minutes: float, pace: float) -> bool:
    """Everybody at work for so long; are the promises held?"""
    site.shell(PEOPLE.format(editors=EDITORS) + "print(1)")
    texts, paths = open_texts(site)
    tally = Tally()
    pauses = {who: pause / pace for who, pause in PAUSES.items()}
    readers = [Reader(site.port, one, [*ALONE, *paths], pauses["reader"], tally) for one in range(READERS)]
    writing = [Commenter(site.port, one, texts, pauses["commenter"], tally) for one in range(COMMENTERS)]
    room = [Editor(site.port, one, texts[one::EDITORS], pauses["editor"], tally) for one in range(EDITORS)]
    before, began = spent(site), time.monotonic()
    with at_work(*[one.go for one in readers], *[one.go for one in writing], *[one.go for one in room]):
        shares = watched(site, minutes)
    busy = (spent(site) - before) / 1000 / (time.monotonic() - began)
    receipts = {text: path for one in writing for text, path in one.receipts.items()}
    say(f"# {minutes:g} minutes de tout à la fois, sur la forme pleine\n")
    say(f"{tally.requests()} requêtes ; le site occupe {busy:.2f} cœur.\n")
    return report(site, tally, shares, receipts)


def watched(site: Installed, minutes: float) -> list[dict[str, float]]:
    """The memory of each process of the site at the end of each minute, in MB (PSS)."""
    began, shares = time.monotonic(), list[dict[str, float]]()
    while time.monotonic() < began + minutes * MINUTE:
        time.sleep(min(MINUTE, max(0.0, began + minutes * MINUTE - time.monotonic())))
        shares.append({name: share_mb(process) for name, process in processes(site).items()})
    return shares


def processes(site: Installed) -> dict[str, int]:
    """Those of the site, by their names on the page."""
    workers = {f"processus {number}": process for number, process in enumerate(sorted(site.workers()), 1)}
    return {"parent": site.units["site"].pid, **workers, "travail de fond": site.units["work"].pid}


def spent(site: Installed) -> float:
    """The processor time of the site so far, in ms."""
    return sum(processor_ms(unit.pid) for unit in site.units.values())


def report(site: Installed, tally: Tally, shares: list[dict[str, float]], receipts: dict[str, str]) -> bool:
    """The page; are the promises held?"""
    say_tally(tally)
    grown = say_memory(shares)
    lost, twice, _there = missing(site, receipts)
    faults = sum(times for (_kind, status), times in tally.statuses.items() if status >= 500 or not status)
    grave = [line for line in site.lines() if line.get("level") in ("error", "critical")]
    for line in grave[:10]:
        say(f"- {line['logger']} : {line['message'][:200]}")
    held = [
        verdict(f"aucune réponse 5xx ni connexion rompue ({faults})", not faults),
        verdict(f"aucune autre réponse inattendue ({len(tally.wrong) - faults})", len(tally.wrong) == faults),
        verdict(
            f"{len(receipts)} avis confirmés, {len(lost)} perdus, {len(twice)} en double", not lost + twice
        ),
        verdict(f"la mémoire tient dans les 10 % ({', '.join(grown) or 'chaque processus'})", not grown),
        verdict(f"aucune faute au journal ({len(grave)})", not grave),
    ]
    return all(held)


def say_memory(shares: list[dict[str, float]]) -> list[str]:
    """A row for each process, minute by minute; those that grew. A picture that is encoded just then counts
    for nothing: of the minutes around, the median is what a process holds."""
    say(f"\n| mémoire, Mo (PSS) | vers {SETTLED} min | à la fin | chaque minute |\n|---|---:|---:|---|")
    grown = list[str]()
    for name in shares[0]:
        held = [share[name] for share in shares]
        first, last = median(held[SETTLED - 2 : SETTLED + 1] or held), median(held[-3:])
        say(f"| {name} | {first:.1f} | {last:.1f} | {' '.join(f'{one:.0f}' for one in held)} |")
        if last > first * GROWTH:
            grown.append(name)
    say()
    return grown


if __name__ == "__main__":
    sys.exit(main())
