"""The background work, told to end (SIGTERM), finishes the letter it holds and begins no other."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from tests.architecture.sources import ROOT
from tests.letters import catcher
from tests.letters.catcher import catching

PATIENCE = 120  # seconds, for a site to be made from nothing
SENT = "SELECT count(*) FROM articles_letter WHERE sent_at IS NOT NULL"


@pytest.fixture
def slow(monkeypatch):
    """A server that has the text of a letter, and thinks it over until it is told to go on."""
    has_it, go_on, taken = threading.Event(), threading.Event(), threading.Semaphore(0)
    takes = catcher.Conversation.do_data

    def thinks(conversation, rest):
        has_it.set()
        assert go_on.wait(PATIENCE)
        takes(conversation, rest)
        taken.release()

    monkeypatch.setattr(catcher.Conversation, "do_data", thinks)
    with catching() as server:
        yield server, has_it, go_on, taken


def sending(folder, server, number):
    """That process, on a site of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}}
    host, port = server.server_address
    ours = {"DJANGO_SETTINGS_MODULE": "chroniques.settings.local", "DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "tests.letters.ending", str(number)]
    return subprocess.Popen(command, cwd=ROOT, env={**kept, **ours, "EMAIL_URL": f"smtp://{host}:{port}"})


def test_a_letter_that_is_leaving_leaves_once_and_the_next_ones_wait_for_the_next_start(tmp_path, slow):
    server, has_it, go_on, taken = slow
    with sending(tmp_path, server, 3) as process:
        try:
            assert has_it.wait(PATIENCE)
            process.send_signal(signal.SIGTERM)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.3)  # it holds a letter
            go_on.set()
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
    assert (sent_from(tmp_path), len(server.letters)) == (1, 1)
    with sending(tmp_path, server, 0) as process:
        try:
            assert all(taken.acquire(timeout=PATIENCE) for _letter in range(3))
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
    assert (sent_from(tmp_path), len(server.letters)) == (3, 3)


def sent_from(folder):
    """How many letters its base says to have left."""
    with closing(sqlite3.connect(folder / "chroniques.sqlite3")) as base:
        return base.execute(SENT).fetchone()[0]
