"""What every test relies on: no network beyond this machine, and no file left behind."""

import ipaddress
import shutil
import socket

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from articles.models.trace import FAMILY, keep
from chroniques.triggers import ON_POSTGRES, ON_SQLITE

NAMES = {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRES}
DROP = {"sqlite": "DROP TRIGGER {name}", "postgresql": "DROP FUNCTION {name}() CASCADE"}


IN_A_FILE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"


class NetworkForbidden(AssertionError):
    """A test tried to reach another machine."""


def is_here(address) -> bool:
    """A unix socket, or an address of this very machine."""
    if not isinstance(address, tuple):
        return True
    host = address[0]
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False  # a name: somebody would have to be asked


def guarded(method):
    """The same method of a socket, which refuses any address that is not here."""

    def call(sock, address, *rest):
        if not is_here(address):
            raise NetworkForbidden(f"a test wanted to reach {address}")
        return method(sock, address, *rest)

    return call


def resolve_here_only(getaddrinfo):
    """The same look-up, which asks nobody for another machine's address."""

    def call(host, *rest, **options):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_here((name,)):
            raise NetworkForbidden(f"a test wanted to look up {name}")
        return getaddrinfo(host, *rest, **options)

    return call


def pytest_configure(config: pytest.Config) -> None:
    """The tests of the browser have their database in a file, as a site has: in memory, the test and the
    server that it visits would share one connection, each in the middle of the other's transactions."""
    database = settings.DATABASES["default"]
    if config.option.markexpr == "browser" and database["ENGINE"].endswith("sqlite3"):
        database["NAME"] = str(settings.DATA_DIR / "tests.sqlite3")  # the server asks before it is made
        database["TEST"] = {**database.get("TEST", {}), "NAME": database["NAME"]}
        database["OPTIONS"]["init_command"] = IN_A_FILE


@pytest.fixture(autouse=True, scope="session")
def no_network():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", resolve_here_only(socket.getaddrinfo))
        yield


@pytest.fixture(autouse=True, scope="session")
def no_file_left_behind():
    yield
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def the_clock_was_never_read():
    """Each test has a time of its own: from one to the next, the clock leaps."""
    shutil.rmtree(settings.DATA_DIR / "run" / "clock", ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def the_journal_ends_with_its_test():
    """A test that commits empties all tables, where the triggers of the journal would let no line go."""
    empty = TransactionTestCase._fixture_teardown

    def emptied(test):
        with connection.cursor() as cursor:
            cursor.execute(NAMES[connection.vendor], [f"{FAMILY}%"])
            for (name,) in cursor.fetchall():
                cursor.execute(DROP[connection.vendor].format(name=name))
        empty(test)
        keep("default")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield
