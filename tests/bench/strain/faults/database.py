"""PostgreSQL stops for a while, then comes back."""

import time
from pathlib import Path

from ..installed import installed
from ..people import Browser
from .scene import BACK_SOON, Scene

AWAY = 12.0  # seconds: two looks at the letters, and one at the changes each second
PROCESSES = 3  # two that answer, and the background work


def postgres_away(folder: Path) -> bool:
    """Cut off at once, as by `systemctl stop postgresql`."""
    with installed(folder, full=True) as site:
        scene = Scene(site, "PostgreSQL s’arrête, puis revient")
        browser, typed = scene.pass_for(1)
        assert site.postgres
        with scene.read():
            site.postgres.stop()
            answer = browser.post(f"/avis/sur/{scene.texts[0]}/", typed)
            scene.promise_words_back(answer)
            new = Browser(site.port, "127.222.1.1").ask("GET", scene.unread[0])
            is_told = new.status == 503 and BACK_SOON in new.text
            scene.promise(f"une page qui n’est pas gardée : {new.status}, « {BACK_SOON} »", is_told)
            ready = Browser(site.port, "127.222.1.2").ask("GET", "/sante/pret/")
            scene.promise(f"/sante/pret/ : {ready.status}", ready.status == 503)
            time.sleep(AWAY)
            site.postgres.start()
            scene.promise_recovery()
            time.sleep(6)  # the background work looks again, and says that it is back
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("The database", PROCESSES * 2)
        return scene.is_over()
