"""Kept pages as a server gives them, with four processes: never a stale line, whoever writes or dies.

Marked with the tests of the browser, which .ci/run runs apart: a site is made from nothing and served.
"""

import http.client
import os
import signal
from contextlib import suppress
from threading import Barrier, Event, Thread
from time import time

import pytest

from tests.serving import serving

from .counting import MADE
from .hammer import hammer

pytestmark = pytest.mark.browser
WORKERS = 4
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
SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from tests.makers import make_article
at = timezone.now() + timedelta(seconds=3)
make_article(title="Paru à son heure", at=at)
print(at.timestamp())
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    told = {"DJANGO_SETTINGS_MODULE": "tests.kept.settings", "WORKERS": str(WORKERS)}
    with serving(tmp_path_factory.mktemp("site"), **told) as site:
        yield site


def test_a_save_is_on_all_its_pages_at_once_and_drops_no_other(site, tmp_path):
    told = hammer(site, tmp_path, saves=28, readers=8)
    assert (told.saves, told.stale, told.dropped, told.faults) == (28, [], [], [])
    assert told.read > 28


def test_two_hundred_readers_of_a_page_that_has_just_gone_cost_one_rendering_a_worker(site):
    _status, said, _text = site.page("/")
    site.rename("Vient de changer")
    ready, answers = Barrier(200), []

    def read():
        ready.wait(60)
        answers.append(site.page("/"))

    readers = [Thread(target=read) for _ in range(200)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(60)
    assert [status for status, _said, _text in answers] == [200] * 200
    assert all("Vient de changer" in text for _status, _said, text in answers)
    made = {said[MADE] for _status, said, _text in answers}
    assert said[MADE] not in made
    assert len(made) == len({number.partition("-")[0] for number in made}) <= WORKERS


def test_a_scheduled_text_appears_at_its_minute(site):
    at = float(site.shell(SCHEDULE).splitlines()[-1])
    while time() < at:
        text = site.page("/")[2]
        if time() < at:
            assert "Paru à son heure" not in text
        Event().wait(0.1)
    assert all("Paru à son heure" in site.page("/")[2] for _worker in range(3 * WORKERS))


def test_what_a_shell_writes_beside_the_server_is_on_the_page(site):
    for name in ("Nommé par la console", "Renommé par la console"):
        site.page("/")
        site.rename(name)
        assert all(name in site.page("/")[2] for _worker in range(3 * WORKERS))


def test_a_writer_killed_between_its_commit_and_the_telling_leaves_no_stale_page(site):
    site.page("/")
    assert site.run("manage.py", "shell", "-c", DIE).returncode == 9
    Event().wait(0.1)  # each process looks at the log every twentieth of a second
    assert all("Écrit puis mort" in site.page("/")[2] for _worker in range(3 * WORKERS))


def test_a_killed_worker_is_replaced_and_the_others_answer_meanwhile(site):
    before = site.workers()
    assert len(before) == WORKERS
    os.kill(before[0], signal.SIGKILL)
    lost = 0
    for _try in range(300):
        try:
            assert site.page("/")[0] == 200
        except (ConnectionError, http.client.HTTPException):
            lost += 1  # what the dead one was answering
        with suppress(FileNotFoundError):
            if len(set(site.workers()) - set(before)) == 1 and len(site.workers()) == WORKERS:
                break
        Event().wait(0.1)
    assert len(set(site.workers()) - set(before)) == 1
    assert lost <= 1
