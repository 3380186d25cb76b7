"""The clock goes back an hour, then two years ahead, then is right again."""

import json
import os
import time
from pathlib import Path

from ..installed import Installed, installed
from .scene import Scene

LIBRARY = "libfaketimeMT.so.1"
A_LOOK, A_ROUND = 12.0, 75.0  # seconds: two looks at the letters; a round of all the background work
SOWN = """
from datetime import timedelta
from django.utils import timezone
from comments.models import Comment
from tests.makers import make_draft
now = timezone.now()
Comment.objects.filter(email="").update(email="lea@example.org", received_at=now)
make_draft(title="Pour demain").publish(by=None, at=now + timedelta(days=1))
print(1)
"""
COUNTED = """
import json
from articles.models import Article
from comments.models import Comment
print(json.dumps([
    Comment.objects.exclude(email="").count(), Comment.objects.exclude(state="erased").count(),
    Article.objects.published().count(), Article.objects.filter(state="withdrawn").count(),
]))
"""


def faked(clock: str, file: Path | None = None) -> tuple[str, ...]:
    """What a command is run by for its clock to say this, or what this file says from time to time."""
    said = f"FAKETIME_TIMESTAMP_FILE={file}" if file else f"FAKETIME={clock}"
    waits_are_real = ("FAKETIME_DONT_FAKE_MONOTONIC=1", "FAKETIME_CACHE_DURATION=1")
    return ("env", f"LD_PRELOAD={library()}", said, *waits_are_real)


def library() -> Path:
    """libfaketime, a package of Debian."""
    found = sorted(Path("/usr/lib").glob(f"*/faketime/{LIBRARY}"))
    if not found:
        raise FileNotFoundError("libfaketime manque : apt-get install libfaketime")
    return found[0]


def clock_moved(folder: Path) -> bool:
    """The small shape, whose background work is in the server: both live by that clock."""
    clock = folder / "clock"
    clock.write_text("+0\n", encoding="ascii")
    with installed(folder, full=False) as site:
        site.shell(SOWN)
        site.under = faked("", clock)
        site.restart()
        scene = Scene(site, "L’horloge recule d’une heure, avance de deux ans, puis redevient juste")
        before = counted(site)
        browser, typed = scene.pass_for(1)
        with scene.read():
            time.sleep(A_LOOK)
            set_to(clock, "-1h")
            answer = browser.post(f"/avis/sur/{scene.texts[0]}/", typed, Accept="application/json")
            scene.promise(
                f"une heure plus tôt, un avis dont la page date d’avant : {answer.status}",
                answer.status == 201,
            )
            browser, typed = scene.pass_for(2)
            set_to(clock, "+2y")
            old = browser.post(f"/avis/sur/{scene.texts[0]}/", typed, Accept="application/json")
            is_told = old.status == 409 and json.loads(old.text)["nonce"]
            scene.promise(
                f"deux ans plus tard, la page est trop vieille : {old.status}, une autre passe est donnée",
                bool(is_told),
            )
            time.sleep(A_ROUND)
            set_to(clock, "+0")
            scene.promise_recovery()
        after = counted(site)
        said = f"adresses, avis, textes publiés, retirés : {before} avant, {after} après"
        scene.promise(said, after[0] == before[0] and after[1] >= before[1] and after[2:] == before[2:])
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("The clock", 3)
        return scene.is_over()


def set_to(clock: Path, shift: str) -> None:
    """Shift it, and let the site see it: its pages that are kept are then of another time."""
    beside = clock.with_suffix(".new")
    beside.write_text(f"{shift}\n", encoding="ascii")
    os.replace(beside, clock)
    time.sleep(3)


def counted(site: Installed) -> list[int]:
    """What time could take away."""
    return json.loads(site.shell(COUNTED))
