"""Processes killed at random while avis are left."""

import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from ..installed import Installed, installed
from ..people import Commenter, at_work
from ..telling import say
from .scene import PAUSE, Scene

AVIS, PEOPLE = 500, 5
EVERY = (6.0, 10.0)  # seconds between two deaths: granian gives up where nobody has time to begin
THINKS = 0.8  # seconds before an avis: a minute and a half for all, a dozen deaths


def workers_killed(folder: Path) -> bool:
    """kill -9, of one that answers or of the background work; who gets no answer sends the avis again."""
    with installed(folder, full=True) as site:
        scene = Scene(site, f"Des processus tués au hasard pendant {AVIS} avis")
        people = [
            Commenter(site.port, 10 + one, scene.texts, PAUSE, scene.tally, insists=True)
            for one in range(PEOPLE)
        ]
        deaths = list[str]()
        with scene.read(), at_work(lambda is_over: kill(site, is_over, deaths)):
            leaving = [threading.Thread(target=leave, args=(one,)) for one in people]
            for thread in leaving:
                thread.start()
            for thread in leaving:
                thread.join()
        for one in people:
            scene.acknowledged |= one.receipts
        again = sum(len(one.refused) for one in people)
        say(f"{len(deaths)} morts ; {again} envois refaits par qui n’avait pas eu de réponse.\n")
        scene.promise(f"{len(scene.acknowledged)} avis confirmés", len(scene.acknowledged) > AVIS)
        scene.promise_recovery()
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("", len(deaths) + 2, at_least=0)
        return scene.is_over()


def leave(one: Commenter) -> None:
    """Their part of the avis, each until it is acknowledged."""
    for turn in range(AVIS // PEOPLE):
        time.sleep(THINKS)
        one.leave(turn)


def kill(site: Installed, is_over: threading.Event, deaths: list[str]) -> None:
    """One of them every few seconds; the background work is begun again, as systemd does."""
    chance = Random(500)  # noqa: S311
    while not is_over.wait(chance.uniform(*EVERY)):
        site.start()
        victims = [*site.workers(), site.units["work"].pid]
        victim = chance.choice(victims)
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            deaths.append(str(victim))
