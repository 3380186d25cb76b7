"""Redis goes, then comes back."""

import signal
import time
from pathlib import Path

from ..installed import installed
from ..people import Browser
from .scene import Scene

AWAY, PROCESSES = 8.0, 3  # seconds; two that answer, and the background work


def redis_away(folder: Path) -> bool:
    """Killed: nobody is told. Nothing that the site keeps there is worth a refusal."""
    with installed(folder, full=True) as site:
        scene = Scene(site, "Redis s’arrête, puis revient")
        assert site.redis
        with scene.read():
            site.redis.stop(signal.SIGKILL)
            scene.promise("les avis sont pris sans lui", all(scene.leave() for _one in range(5)))
            doors = [Browser(site.port, "127.222.1.1").ask("GET", "/admin/login/") for _one in range(5)]
            answers = sorted({answer.status for answer in doors})
            scene.promise(f"la porte de la salle répond {answers}", answers == [200])
            time.sleep(AWAY)
            site.redis.start()
            scene.promise_recovery()
            for _one in range(6):  # whichever worker answers
                Browser(site.port, "127.222.1.1").ask("GET", "/admin/login/")
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("Redis", PROCESSES * 2, at_least=0)
        return scene.is_over()
