"""A site as docs/installer.md leaves it, small or full: its versions in folders, its socket, its units."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.sources import ROOT
from tests.letters.catcher import Catcher, catching
from tests.serving import wait_until_it_opens

from .machine import Nginx, Postgres, Redis

VERSION = (
    "chroniques",
    "articles",
    "comments",
    "templates",
    "static",
    "fixtures",
    "manage.py",
    "pyproject.toml",
)
# What systemd does: the socket is the third descriptor, and the process knows that it is for it.
AS_A_UNIT = 'exec 3<&"$1"; shift; export LISTEN_FDS=1 LISTEN_PID=$$; exec "$@"'
STOPS_WITHIN = 40  # seconds: TimeoutStopSec of the units


@dataclass
class Installed:
    """An installation that serves. Its tests speak to nginx at `port`."""

    folder: Path
    settings: dict[str, str]
    listener: socket.socket
    port: int
    letters: Catcher
    postgres: Postgres | None = None
    redis: Redis | None = None
    version: str = "un"
    under: tuple[str, ...] = ()  # what the site is run by, before Python
    units: dict[str, subprocess.Popen] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return self.postgres is not None

    @property
    def log(self) -> Path:
        """What the site and its background work write."""
        return self.folder / "journal"

    def make_version(self, name: str) -> Path:
        """A copy of the code in a folder of its own, as an upgrade lays one beside the former."""
        there = self.folder / "srv" / name
        for part in VERSION:
            source, copy = ROOT / part, there / part
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(there)], check=True)  # as make install
        return there

    def start(self) -> None:
        """Start what is not: the site on its socket and, in the full shape, its background work."""
        number = str(self.listener.fileno())
        site = ["/bin/sh", "-c", AS_A_UNIT, "sh", number, *self.under, sys.executable, "manage.py", "serve"]
        self.begin("site", site)
        if self.is_full:
            work = [*self.under, sys.executable, "manage.py", "tick", "--forever", "--verbosity", "0"]
            self.begin("work", work)

    def stop(self, *names: str) -> None:
        """As systemd with KillMode=mixed: the main process is told, and what is left after a while killed."""
        for name in names or tuple(self.units):
            process = self.units.pop(name)
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def restart(self, version: str = "") -> float:
        """systemctl restart, in this version; the seconds until it answers again."""
        began = time.monotonic()
        self.version = version or self.version
        self.stop("site")
        self.start()
        wait_until_it_opens(self.port, self.units["site"])
        if self.is_full:
            self.stop("work")
            self.start()
        return time.monotonic() - began

    def workers(self) -> list[int]:
        """The processes that answer."""
        main = self.units["site"].pid
        said = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="ascii")
        return [int(number) for number in said.split()]

    def manage(self, *words: str, version: str = "") -> str:
        """What a command of the site prints."""
        command = [sys.executable, "manage.py", *words]
        where = self.folder / "srv" / (version or self.version)
        done = subprocess.run(
            command, cwd=where, env=self.settings, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)[:200]}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def shell(self, code: str) -> str:
        """What these lines print in the shell of the site, with the makers of the tests."""
        command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=self.settings, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""

    def lines(self, since: int = 0) -> list[dict]:
        """The lines of the log from this place on, but those of requests; what is no JSON as `message`."""
        said = self.log.read_bytes()[since:].decode().splitlines()
        return [line for line in map(_line, said) if line.get("logger") != "chroniques.watching.requests"]

    def place(self) -> int:
        """Where the log is now."""
        return self.log.stat().st_size

    def begin(self, name: str, command: list[str]) -> None:
        """Start this unit, in the folder of the version, where it does not run."""
        if name in self.units and self.units[name].poll() is None:
            return
        with self.log.open("ab") as log:
            self.units[name] = subprocess.Popen(
                command,
                cwd=self.folder / "srv" / self.version,
                env=self.settings,
                stdout=log,
                stderr=log,
                pass_fds=[self.listener.fileno()],
                start_new_session=True,
            )


@contextmanager
def installed(
    folder: Path,
    *,
    full: bool,
    workers: int = 2,
    texts: int = 24,
    data: Path | None = None,
    **more: str,
) -> Iterator[Installed]:
    """One of either shape, with a corpus, served. `data` is its DATA_DIR where it is not in the folder."""
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(1))  # what was begun is ended then too
    with ExitStack() as stack:
        letters = stack.enter_context(catching())
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=1024))
        nginx = Nginx(folder, listener.getsockname()[1])
        postgres, redis = (Postgres(folder), Redis(folder)) if full else (None, None)
        settings = _settings(data or folder / "data", letters)
        if postgres and redis:
            postgres.make()
            stack.callback(postgres.stop)
            redis.start()
            stack.callback(redis.stop)
            settings |= _of_the_full(postgres, redis, workers)
        site = Installed(folder, {**settings, **more}, listener, nginx.port, letters, postgres, redis)
        site.make_version("un")
        _fill(site, texts)
        site.start()
        stack.callback(site.stop)
        nginx.start()
        stack.callback(nginx.stop)
        wait_until_it_opens(site.port, site.units["site"])
        yield site


def _settings(data: Path, letters: Catcher) -> dict[str, str]:
    """/etc/chroniques.env, on a machine that has no name and no certificate."""
    host, port = letters.server_address[:2]
    data.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "chroniques.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "SITE_NAME": "Le Banc d’essai",
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/chroniques.sqlite3",
        "EMAIL_URL": f"smtp://{host!s}:{port}",
        "DEFAULT_FROM_EMAIL": "redaction@exemple.fr",
        "BEHIND_PROXY": "1",
        "TRUSTED_PROXIES": "127.0.0.1",
        "SECOND_FACTOR": "0",
        "PYTHONUTF8": "1",
    }


def _of_the_full(postgres: Postgres, redis: Redis, workers: int) -> dict[str, str]:
    return {
        "DATABASE_URL": postgres.url,
        "CACHE_URL": f"redis://127.0.0.1:{redis.port}/0",
        "TICK_IN_SERVER": "0",
        "WORKERS": str(workers),
    }


def _fill(site: Installed, texts: int) -> None:
    """A corpus, what is due to it done: a picture that is ready changes the pages that show it. The style
    sheets, prepared."""
    site.manage("migrate", "--verbosity", "0")
    site.manage("make_corpus", f"--articles={texts}", f"--comments={texts * 10}")
    site.manage("tick", "--verbosity", "0")
    site.manage("serve", "--prepare")


def _line(said: str) -> dict:
    try:
        found = json.loads(said)
    except ValueError:
        return {"message": said}
    return found if isinstance(found, dict) else {"message": said}
