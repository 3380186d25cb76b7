"""PostgreSQL stops, then comes back: readers get what is kept meanwhile, and what is new afterwards."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlunsplit

import pytest
from django.db import connection

from tests.postgres import database_of_its_own
from tests.serving import serving

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite is a file: it does not stop"
)
NAME = "kept_while_gone"


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


@pytest.fixture
def site_and_wire(tmp_path):
    with database_of_its_own(NAME) as place:
        wire = Wire((place.hostname, place.port))
        url = urlunsplit(place._replace(netloc=f"{place.username}@127.0.0.1:{wire.port}"))
        with serving(tmp_path, DATABASE_URL=url, WORKERS="1") as site:
            yield site, wire


def test_what_is_kept_is_served_while_the_database_is_gone_and_what_is_new_afterwards(site_and_wire):
    site, wire = site_and_wire
    site.rename("Avant")
    status, said, text = site.page("/")
    assert (status, said["Cache-Status"], "Avant" in text) == (200, None, True)
    wire.cut()
    for _reader in range(5):
        status, said, text = site.page("/")
        assert (status, "Avant" in text) == (200, True)
    assert said["Cache-Status"] == "chroniques; hit; detail=database-unreachable"
    for path in ("/archives/", "/nulle/part/", "/recherche/?q=lettre"):  # never asked for before
        status, said, text = site.page(path)
        assert (status, said["Retry-After"]) == (503, "30")
        assert "De retour dans un instant" in text
    wire.mend()
    site.rename("Après")
    status, said, text = site.page("/")
    assert (status, said["Cache-Status"], "Après" in text) == (200, None, True)
    assert site.page("/archives/")[0] == 200
