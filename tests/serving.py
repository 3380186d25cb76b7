"""The real server, in processes of its own, over a site made from nothing in a folder."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from threading import Event

from tests.architecture.sources import ROOT

PATIENCE = 120  # seconds for a site to be made and to open, on a machine that does much else
RENAME = """
from articles.models import Site
Site.objects.current().save()
Site.objects.update(name="{}")
"""


@dataclass
class Serving:
    """A site that is served: its port, its parent process, and how other processes reach its data."""

    port: int
    process: subprocess.Popen
    environment: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess:
        """Python with these arguments, beside the server, on the same data."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def shell(self, code: str) -> str:
        """What these lines print, run by the shell of the site."""
        done = self.run("manage.py", "shell", "--verbosity", "0", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rename(self, name: str) -> None:
        """Give the site this name, by a set, beside the server; its row is there from the first time on."""
        self.shell(RENAME.format(name))

    def page(self, path: str) -> tuple[int, Message, str]:
        """Its status, headers and text, asked of whichever worker takes a new connection."""
        with closing(wire_to(self.port)) as wire:
            wire.request("GET", path)
            answer = wire.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def workers(self) -> list[int]:
        """The processes that answer."""
        file = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in file.read_text(encoding="ascii").split()]


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Serving]:
    """A new site, served as `make run` serves one."""
    port = free_port()
    here = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}}
    ours = {"DJANGO_SETTINGS_MODULE": "chroniques.settings.local", "DATA_DIR": str(folder)}
    environment = {**here, **ours, "TICK_IN_SERVER": "0", "PYTHONUTF8": "1", **settings}
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until_it_opens(port, process)
            yield Serving(port, process, environment)
        finally:
            process.terminate()


def free_port() -> int:
    """A port that nobody holds."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_until_it_opens(port: int, process: subprocess.Popen) -> None:
    """Wait until this process answers there: the port is opened first of all, and keeps who comes waiting."""
    for _try in range(PATIENCE * 10):
        assert process.poll() is None, "the site closed before it opened"
        with suppress(OSError, http.client.HTTPException), closing(wire_to(port)) as wire:
            wire.request("GET", "/sante/")
            wire.getresponse().read()
            return
        Event().wait(0.1)
    raise AssertionError(f"the site did not open in {PATIENCE} seconds")


def wire_to(port: int) -> http.client.HTTPConnection:
    """A connection that waits long."""
    return http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
