"""Redis goes, then comes back."""

import signal
import time
from pathlib import Path

from tests.kept.editor import Form

from ..editors import Editor
from ..installed import Installed, installed
from ..people import Browser
from .scene import PAUSE, Scene

AWAY, PROCESSES = 8.0, 3  # seconds; two that answer, and the background work
CODE = "/admin/compte/code/"
# What the site keeps in Redis: the codes of applications that have served, so that none serves twice.
WITH_APPLICATIONS = """
from tests.door.entering import with_application
from tests.makers import make_user
print(*[with_application(make_user(f"camille{one}", "Rédaction", is_superuser=True)) for one in range(2)])
"""
NOW = "from tests.door.entering import code_of; print(code_of('{secret}'))"


def redis_away(folder: Path) -> bool:
    """Killed: nobody is told. Nothing that the site keeps there is worth a refusal."""
    with installed(folder, full=True) as site:
        scene = Scene(site, "Redis s’arrête, puis revient")
        assert site.redis
        secrets = site.shell(WITH_APPLICATIONS).split()
        with scene.read():
            site.redis.stop(signal.SIGKILL)
            scene.promise("les avis sont pris sans lui", all(scene.leave() for _one in range(5)))
            scene.promise("Camille entre par un code sans lui", enters(scene, site, 0, secrets[0]))
            time.sleep(AWAY)
            site.redis.start()
            scene.promise_recovery()
            scene.promise("et quand il est revenu", enters(scene, site, 1, secrets[1]))
            for _one in range(6):  # whichever worker answers
                Browser(site.port, "127.222.1.1").ask("GET", "/admin/login/")
        scene.promise_readers()
        scene.promise_kept()
        scene.promise_lines("Redis", PROCESSES * 2)
        return scene.is_over()


def enters(scene: Scene, site: Installed, number: int, secret: str) -> bool:
    """By the door, with a password and what the application shows; twice where it shows another meanwhile."""
    editor = Editor(site.port, number, scene.texts, PAUSE, scene.tally)
    editor.enter()
    for _time in range(2):
        fields = Form(editor.ask("porte : code", "GET", CODE).text).fields
        typed = fields | {"code": site.shell(NOW.format(secret=secret))}
        if editor.ask("porte : code", "POST", CODE, typed).status == 302:
            return editor.ask("porte : code", "GET", "/admin/").status == 200
    return False
