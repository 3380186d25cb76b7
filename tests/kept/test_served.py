"""Kept pages as a server gives them, with four processes: never a stale line, whoever writes or dies.

Marked with the tests of the browser, which .ci/run runs apart: a site is made from nothing and served.
"""

import http.client
import json
import os
import signal
from contextlib import suppress
from threading import Event

import pytest

from tests.serving import Serving, serving

pytestmark = pytest.mark.browser
WORKERS = 4
RENAME = """
from articles.models import Site
Site.objects.current().save()
Site.objects.update(name="{}")
"""
# What dies does so after the commit, and before anyone is told: callbacks are called in the order in which
# they were asked for, and the one that tells is asked for by the write.
DIE = """
import os
from django.db import transaction
from articles.models import Site
with transaction.atomic():
    transaction.on_commit(lambda: os._exit(9))
    site = Site.objects.current()
    site.name = "Écrit puis mort"
    site.save()
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("site"), WORKERS=str(WORKERS)) as site:
        yield site


def page(site: Serving, path: str) -> tuple[int, str]:
    """Its status and its text, asked of whichever worker takes a new connection."""
    wire = http.client.HTTPConnection("localhost", site.port, timeout=30)
    wire.request("GET", path)
    answer = wire.getresponse()
    text = answer.read().decode()
    wire.close()
    return answer.status, text


def test_no_reader_gets_an_older_page_after_a_save_has_returned(site):
    done = site.run("-m", "tests.kept.hammer", str(site.port), "35", "8")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["saves"], told["stale"]) == (35, [])
    assert told["read"] > 35


def test_what_a_shell_writes_beside_the_server_is_on_the_page(site):
    for name in ("Nommé par la console", "Renommé par la console"):
        page(site, "/")
        done = site.run("manage.py", "shell", "-c", RENAME.format(name))
        assert done.returncode == 0, done.stderr
        assert all(name in page(site, "/")[1] for _worker in range(3 * WORKERS))


def test_a_writer_killed_between_its_commit_and_the_telling_leaves_no_stale_page(site):
    page(site, "/")
    assert site.run("manage.py", "shell", "-c", DIE).returncode == 9
    Event().wait(0.1)  # each process looks at the log every twentieth of a second
    assert all("Écrit puis mort" in page(site, "/")[1] for _worker in range(3 * WORKERS))


def test_a_killed_worker_is_replaced_and_the_others_answer_meanwhile(site):
    before = site.workers()
    assert len(before) == WORKERS
    os.kill(before[0], signal.SIGKILL)
    lost = 0
    for _try in range(300):
        try:
            assert page(site, "/")[0] == 200
        except (ConnectionError, http.client.HTTPException):
            lost += 1  # what the dead one was answering
        with suppress(FileNotFoundError):
            if len(set(site.workers()) - set(before)) == 1 and len(site.workers()) == WORKERS:
                break
        Event().wait(0.1)
    assert len(set(site.workers()) - set(before)) == 1
    assert lost <= 1
