"""PostgreSQL stops, then comes back: readers get what is kept meanwhile, and what is new afterwards."""

import http.client
import os
import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

from tests.serving import PATIENCE, serving

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite is a file: it does not stop"
)
NAME = "kept_while_gone"
RENAME = """
from articles.models import Site
Site.objects.current().save()
Site.objects.update(name="{}")
"""


class Wire:
    """The way to the database, which can be cut and mended."""

    def __init__(self, there: tuple[str, int]) -> None:
        self.there = there
        self.ends: list[socket.socket] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self._listen()

    def cut(self) -> None:
        """Nobody gets through any longer, nor is heard who had."""
        for end in [self.listening, *self.ends]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def mend(self) -> None:
        """The way is open again, at the same place."""
        self.listening = socket.create_server(("127.0.0.1", self.port))
        self._listen()

    def _listen(self) -> None:
        threading.Thread(target=self._take, args=(self.listening,), daemon=True).start()

    def _take(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _address = listening.accept()
                there = socket.create_connection(self.there)
                self.ends += [here, there]
                for one, other in ((here, there), (there, here)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while said := one.recv(65_536):
            other.sendall(said)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def database():
    """A database of its own in the cluster of the tests: where it is."""
    whole = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as cluster:
        cluster.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cluster.execute(f"CREATE DATABASE {NAME}")
        yield whole._replace(path=f"/{NAME}")
        cluster.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


@pytest.fixture
def site_and_wire(tmp_path):
    with database() as place:
        wire = Wire((place.hostname, place.port))
        url = urlunsplit(place._replace(netloc=f"{place.username}@127.0.0.1:{wire.port}"))
        with serving(tmp_path, DATABASE_URL=url, WORKERS="1") as site:
            yield site, wire


def page(site, path):
    wire = http.client.HTTPConnection("localhost", site.port, timeout=PATIENCE)
    wire.request("GET", path)
    answer = wire.getresponse()
    text = answer.read().decode()
    wire.close()
    return answer.status, answer.headers.get("Cache-Status", ""), text


def renamed(site, name):
    """By a set, beside the server; the row is there from the first save on."""
    done = site.run("manage.py", "shell", "-c", RENAME.format(name))
    assert done.returncode == 0, done.stderr


def test_what_is_kept_is_served_while_the_database_is_gone_and_what_is_new_afterwards(site_and_wire):
    site, wire = site_and_wire
    renamed(site, "Avant")
    status, cached, text = page(site, "/")
    assert (status, cached, "Avant" in text) == (200, "", True)
    wire.cut()
    for _reader in range(5):
        status, cached, text = page(site, "/")
        assert (status, "Avant" in text) == (200, True)
    assert cached == "chroniques; hit; detail=database-unreachable"
    status, _cached, text = page(site, "/archives/")  # never asked for before
    assert (status, "Traceback" in text) == (500, False)
    wire.mend()
    renamed(site, "Après")
    status, cached, text = page(site, "/")
    assert (status, cached, "Après" in text) == (200, "", True)
    assert page(site, "/archives/")[0] == 200
