"""The site behind its kept pages, as a server has it: what a page really costs."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from chroniques import keeping
from chroniques.pagecache import Entry, things


class Served:
    """Readers who ask the entry of the site."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.memory = entry.memory

    def get(self, path: str, **said: str) -> "Served":
        path, _mark, query = path.partition("?")
        environ: dict[str, Any] = {
            **{"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query},
            **{"wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "HTTP_HOST": "testserver"},
            **{"SERVER_NAME": "testserver", "SERVER_PORT": "80", **said},
        }
        started: list[Any] = []
        self.body = b"".join(self.entry(environ, lambda *start: started.extend(start)))
        self.status_code = int(started[0].split()[0])
        self.headers = dict(started[1])
        return self

    @property
    def text(self) -> str:
        return self.body.decode()


@pytest.fixture
def served(monkeypatch) -> Iterator[Served]:
    """The site behind an entry of its own, which ends with the test."""
    monkeypatch.setattr(keeping, "pack_when_idle", lambda entry: None)
    entry = keeping.in_front_of(WSGIHandler())
    assert isinstance(entry, Entry)
    for signal in (request_started, request_finished):  # they would close the connection of the test
        signal.disconnect(close_old_connections)
    yield Served(entry)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    things.memory = None
    entry.follower.changes.connection.close()  # type: ignore[attr-defined]
