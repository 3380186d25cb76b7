"""The programs that a site stands on, each of its own in a folder: PostgreSQL, Redis, nginx. All may be
stopped and started again, at the same place."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psycopg

from tests.architecture.sources import ROOT
from tests.serving import free_port

SOON = 30  # seconds for a program to open its port
CONF = """user root; worker_processes 1; daemon off; pid {folder}/nginx.pid;
error_log {folder}/nginx-errors.log;
events {{ worker_connections 2048; }}
http {{
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  include {folder}/site.conf;
}}
"""
IN_HTTPS = ("listen 443", "listen [::]", "ssl_", "listen 80")  # lines of a machine that has a name


class Service:
    """A program in the background."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder, self.port = folder, port or free_port()
        self.process: subprocess.Popen | None = None

    def command(self) -> list[str]:
        """The line that starts it."""
        raise NotImplementedError

    def start(self) -> None:
        """Start it, and wait until its port is open."""
        with (self.folder / f"{type(self).__name__}.log").open("ab") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=log)
        wait_for_port(self.port)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, and wait until it has."""
        if self.process:
            self.process.send_signal(how)
            self.process.wait(SOON)
            self.process = None


class Redis(Service):
    """A cache that is written nowhere."""

    def command(self) -> list[str]:
        return ["redis-server", "--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]


class Postgres(Service):
    """A cluster of PostgreSQL with one base. It is the account "postgres" that runs it where we are root."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.base = folder / "postgres"
        self.url = f"postgres://chroniques@127.0.0.1:{self.port}/chroniques"

    def make(self) -> None:
        """A new cluster, started; its base."""
        self.base.mkdir()
        shutil.chown(self.base, "postgres" if os.getuid() == 0 else os.getuid())
        made = [
            "-D",
            str(self.base),
            "-U",
            "chroniques",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        ]
        subprocess.run([*as_postgres("initdb"), *made], check=True, cwd="/", stdout=subprocess.DEVNULL)
        self.start()
        with psycopg.connect(self.url.rpartition("/")[0] + "/postgres", autocommit=True) as cluster:
            cluster.execute("CREATE DATABASE chroniques")

    def command(self) -> list[str]:
        where = ["-D", str(self.base), "-p", str(self.port), "-h", "127.0.0.1", "-k", str(self.base)]
        return [*as_postgres("postgres"), *where]

    def start(self) -> None:
        os.chdir("/")  # of which the account "postgres" may read the name
        super().start()
        os.chdir(ROOT)
        self._wait_until_it_answers()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: at once, those who are connected are cut off (pg_ctl stop -m fast)."""
        main = int((self.base / "postmaster.pid").read_text(encoding="ascii").split()[0])
        os.kill(main, how)
        assert self.process
        self.process.wait(SOON)
        self.process = None

    def _wait_until_it_answers(self) -> None:
        for _try in range(SOON * 10):
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url.rpartition("/")[0] + "/postgres").close()
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL ne s’ouvre pas")


class Nginx(Service):
    """The proxy of docs/deploiement, on a port of this machine, in front of the site's."""

    def __init__(self, folder: Path, site: int) -> None:
        super().__init__(folder)
        self.site = site

    def command(self) -> list[str]:
        (self.folder / "nginx.conf").write_text(CONF.format(folder=self.folder), encoding="utf-8")
        (self.folder / "site.conf").write_text(self._as_installed(), encoding="utf-8")
        return ["nginx", "-c", str(self.folder / "nginx.conf"), "-p", str(self.folder)]

    def _as_installed(self) -> str:
        """The file that is installed, without the certificate that only a machine with a name has."""
        whole = (ROOT / "docs/deploiement/nginx.conf").read_text(encoding="utf-8")
        before, _server, rest = whole.partition("server {\n    listen 80;")
        _redirect, _server, served = rest.partition("server {\n    listen 443 ssl")
        lines = [line for line in served.splitlines()[1:] if not line.strip().startswith(IN_HTTPS)]
        said = f"{before}server {{\n    listen 127.0.0.1:{self.port};\n" + "\n".join(lines)
        said = said.replace("127.0.0.1:8000", f"127.0.0.1:{self.site}").replace("$scheme", "https")
        said = said.replace("/var/log/nginx/chroniques.log", f"{self.folder}/nginx.log")
        return said.replace("server_name www.exemple.fr", "server_name localhost")


def as_postgres(program: str) -> list[str]:
    """The newest of the machine, run by the account that may."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))[-1]
    return ["runuser", "-u", "postgres", "--", str(found)] if os.getuid() == 0 else [str(found)]


def wait_for_port(port: int) -> None:
    """Until somebody listens there."""
    for _try in range(SOON * 20):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"personne n’écoute sur le port {port}")
