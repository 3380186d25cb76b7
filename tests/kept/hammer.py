"""Readers who hammer a served site while its things are saved, through it and beside it.

Each thing that the pages show bears a number, which grows at each save. A reader notes the numbers whose
saves had returned before asking: a page that shows a smaller one is stale. A page that shows nothing of what
is saved must stay as it was made: a process that makes it twice had dropped it for nothing.
"""

import http.client
import json
import re
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from tests.architecture.sources import ROOT
from tests.serving import Serving

from .counting import MADE
from .editor import Editor, leave_avis

KINDS = ("titre", "auteur", "chronique", "mot", "atelier", "site", "avis")
SHOWN = re.compile(rf"({'|'.join(KINDS)}) v([0-9]+)", re.IGNORECASE)
ADDED = ("avis", "mot")
EVERYWHERE = "site"  # what every page shows
HEARD_WITHIN = 0.1  # seconds, of what is written by another machine
WAYS = ("server", "shell", "server", "elsewhere")


@dataclass
class Told:
    """What came of it: how many saves and pages read, the stale ones, those dropped for nothing."""

    saves: int = 0
    read: int = 0
    stale: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Beside:
    """A process beside the server that saves when it is told to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.where: dict[str, Any] = json.loads(self._line())

    def save(self, kind: str, number: int) -> None:
        """It is committed when this returns."""
        assert self.process.stdin
        self.process.stdin.write(f"{kind} {number}\n")
        self.process.stdin.flush()
        self._line()

    def _line(self) -> str:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the process beside the server has gone"
        return line


@contextmanager
def beside(way: str, environment: dict[str, str]) -> Iterator[Beside]:
    """A process that saves in this way, with these settings."""
    command = [sys.executable, "-m", "tests.kept.magazine", way]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe) as process:
        try:
            yield Beside(process)
        finally:
            process.terminate()


class Readers:
    """Readers of some pages, each with a connection of its own for each page it reads."""

    def __init__(self, port: int, where: dict[str, Any], saved: dict[str, int]) -> None:
        self.port, self.saved, self.told = port, saved, Told()
        self.noisy, self.quiet = where["noisy"], where["quiet"]
        self.moment = 0  # odd while something is saved that all pages show
        self.made: dict[tuple[str, str, int], set[str]] = defaultdict(set)
        self.is_over = Event()

    def go(self) -> None:
        """Read until told to stop."""
        while not self.is_over.is_set():
            for path in [*self.noisy, *self.quiet]:
                try:
                    self._read_one(path)
                except (OSError, http.client.HTTPException) as fault:
                    self.told.faults.append(f"{path}: {fault!r}")

    def _read_one(self, path: str) -> None:
        before, moment = dict(self.saved), self.moment
        status, made, page = self._asked(path)
        if status != 200:
            self.told.faults.append(f"{path}: {status}")
        if path in self.quiet and moment == self.moment and moment % 2 == 0:
            self.made[path, made.partition("-")[0], moment].add(made)
        self.told.read += 1
        old = ((kind, number) for kind, number in numbers(page).items() if number < before[kind])
        self.told.stale += [f"{path}: {kind} {number} < {before[kind]}" for kind, number in old]

    def _asked(self, path: str) -> tuple[int, str, str]:
        """The page, where it has moved to: a word that is renamed takes another address."""
        wire = http.client.HTTPConnection("localhost", self.port, timeout=60)
        wire.request("GET", path)
        answer = wire.getresponse()
        page = answer.read().decode()
        wire.close()
        if answer.status == 301:
            return self._asked(answer.headers["Location"])
        return answer.status, answer.headers.get(MADE, ""), page

    def tell(self, saves: int) -> Told:
        """What they saw."""
        dropped = [f"{path}, by {made}" for (path, _who, _at), made in self.made.items() if len(made) > 1]
        self.told.saves, self.told.dropped = saves, dropped
        return self.told


def numbers(page: str) -> dict[str, int]:
    """The smallest number of each kind that a page shows, for no part of it may be older; the last of those
    that leave the former ones in sight, as avis do, and words, whose page tells their former names."""
    found: dict[str, int] = {}
    for kind, number in SHOWN.findall(page.lower()):
        chosen = max if kind in ADDED else min
        found[kind] = chosen(int(number), found.get(kind, int(number)))
    return found


def hammer(site: Serving, elsewhere: Path, saves: int, readers: int) -> Told:
    """So many saves of each thing in turn, by each way in turn, under the eyes of so many readers.

    `elsewhere` is the data folder of a process that stands for another machine: it has the database alone,
    and tells nobody of what it commits.
    """
    saved = dict.fromkeys(KINDS, 0)
    with _ways(site, elsewhere) as (where, ways):
        crowd = Readers(site.port, where, saved)
        with _reading(crowd, readers):
            for turn in range(saves):
                kind, way = KINDS[turn % len(KINDS)], WAYS[turn % len(WAYS)]
                crowd.moment += kind == EVERYWHERE
                ways[way](kind, saved[kind] + 1)
                saved[kind] += 1
                crowd.moment += kind == EVERYWHERE
    return crowd.tell(saves)


@contextmanager
def _reading(crowd: Readers, readers: int) -> Iterator[None]:
    threads = [threading.Thread(target=crowd.go) for _ in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        crowd.is_over.set()
        for thread in threads:
            thread.join()


Save = Callable[[str, int], None]


@contextmanager
def _ways(site: Serving, elsewhere: Path) -> Iterator[tuple[dict[str, Any], dict[str, Save]]]:
    """Where the magazine is, and the ways in which its things are saved."""
    here = site.environment
    database = here.get("DATABASE_URL") or f"sqlite:///{here['DATA_DIR']}/chroniques.sqlite3"
    there = {**here, "DATA_DIR": str(elsewhere), "DATABASE_URL": database}
    with beside("make", here) as shell, beside("update", there) as other:
        editor = Editor(site.port)
        yield (
            shell.where,
            {
                "server": partial(_through_the_server, site.port, editor, shell.where),
                "shell": shell.save,
                "elsewhere": partial(_from_elsewhere, other),
            },
        )


def _through_the_server(port: int, editor: Editor, where: dict[str, Any], kind: str, number: int) -> None:
    if kind == "avis":
        # From a network of its own: one alone may not leave so many in a minute.
        leave_avis(port, where["article"], f"Avis v{number}.", f"127.{1 + number // 250}.{number % 250}.1")
        editor.publish_avis()
    else:
        form, name, text = where["forms"][kind]
        editor.change(form, name, text.format(number))


def _from_elsewhere(other: Beside, kind: str, number: int) -> None:
    other.save(kind, number)
    Event().wait(HEARD_WITHIN)
