"""Who knocks while the site starts, restarts or loses a process waits, and is answered."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from chroniques import listening

TOY = """
import os
def application(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
"""
LOADING = "import threading; print('loading', flush=True); threading.Event().wait()"
START = """
import sys
from chroniques import listening
listening.ENTRY = "toy:application"
listening.Server(int(sys.argv[1]), 1, 2).answer()
"""


@pytest.fixture
def listener():
    with listening.opened("127.0.0.1", 0) as opened:
        opened.set_inheritable(True)
        yield opened


@pytest.fixture
def started(tmp_path, listener):
    """Start the server on that socket, over a site of four lines."""
    (tmp_path / "toy.py").write_text(TOY)
    given = os.environ | {"PYTHONPATH": os.pathsep.join((str(tmp_path), os.getcwd()))}
    line = [sys.executable, "-c", START, str(listener.fileno())]

    @contextmanager
    def start():
        with subprocess.Popen(
            line, env=given, pass_fds=[listener.fileno()], stderr=subprocess.PIPE, stdout=subprocess.PIPE
        ) as server:
            try:
                yield server
            finally:
                server.terminate()
                server.communicate(timeout=20)

    return start


def knock(listener):
    """Ask for the page and do not wait for it."""
    reader = socket.create_connection(listener.getsockname(), timeout=20)
    reader.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return reader


def answer(reader):
    """The process that answered."""
    with reader, reader.makefile("rb") as read:
        head, _, body = read.read().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    return int(body)


def test_who_knocks_before_the_start_is_answered(listener, started):
    waiting = knock(listener)
    with started():
        assert answer(waiting)


def test_who_knocks_between_two_servers_is_answered_by_the_second(listener, started):
    with started():
        first = answer(knock(listener))
    waiting = knock(listener)
    with started():
        assert answer(waiting) != first


def test_who_knocks_when_a_process_dies_is_answered_by_the_next(listener, started):
    with started():
        first = answer(knock(listener))
        os.kill(first, signal.SIGKILL)
        assert answer(knock(listener)) != first


def test_a_process_that_is_still_loading_ends_when_told(tmp_path, started):
    (tmp_path / "toy.py").write_text(LOADING)
    with started() as server:
        assert server.stdout.readline() == b"loading\n"
        server.terminate()
        assert server.wait(timeout=8) == 0  # granian would kill it after ten seconds


def test_the_socket_of_systemd_is_taken_by_the_process_it_is_for(monkeypatch):
    monkeypatch.setenv("LISTEN_FDS", "1")
    monkeypatch.setenv("LISTEN_PID", "1")
    assert listening.inherited() is None
    code = "import os; os.environ['LISTEN_PID'] = str(os.getpid()); from chroniques import listening as l; "
    code += "print(l.inherited().getsockname())"
    with socket.create_server(("127.0.0.1", 0)) as given:
        name = str(given.getsockname())
        script = f'exec 3<&{given.fileno()}; exec "$0" -c "$1"'
        ran = subprocess.run(
            ["/bin/bash", "-c", script, sys.executable, code],
            pass_fds=[given.fileno()], capture_output=True, text=True, check=True,
        )  # fmt: skip
    assert ran.stdout.strip() == name


def test_the_line_passes_the_socket_on(listener):
    assert listening.command(listener, 2, 46)[1:] == [
        *("-m", "chroniques.parent", str(listener.fileno()), "2", "46")
    ]
    assert listener.get_inheritable()
