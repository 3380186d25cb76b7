"""The background work, and who does it."""

from contextlib import suppress
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from articles.models import Article, Change
from articles.models.change import KEPT
from chroniques import background
from chroniques.management.commands import tick
from comments.models import Comment
from comments.privacy import kept_for
from tests.makers import make_article, make_comment, make_draft, paris


def test_one_process_holds_the_lease_until_it_lets_go(tmp_path):
    held = background.lease(tmp_path / "tick.lock")
    assert held
    assert background.lease(tmp_path / "tick.lock") is None
    held.close()
    again = background.lease(tmp_path / "tick.lock")
    assert again
    again.close()


def test_a_whole_round_a_minute_and_the_letters_meanwhile(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path
    rounds, pauses = [], []
    monkeypatch.setattr(background, "lease", lambda file: file)
    monkeypatch.setattr(background, "one_round", lambda letters_only: rounds.append(letters_only))
    background._for_ever(SimpleNamespace(wait=lambda seconds: pauses.append(seconds) or len(pauses) > 13))
    assert rounds == [*[True] * 11, False, True]
    assert pauses == [6, *[5] * 13]


@pytest.mark.django_db
def test_a_round_empties_the_trash_and_forgets_readers_and_says_so():
    with time_machine.travel(paris(2026, 1, 1), tick=False):
        make_draft().trash(by=None)
        make_comment(make_article(), state="pending").mark_spam(by=None)
    out = StringIO()
    with time_machine.travel(paris(2026, 1, 1) + kept_for("spam") + timedelta(days=1), tick=False):
        call_command("tick", stdout=out)
    assert out.getvalue().startswith("Brouillons purgés\u00a0: 1.")
    assert Article.objects.count() == 1
    assert Comment.objects.get().text == ""


@pytest.mark.django_db
@pytest.mark.parametrize("has_it", [True, False])
def test_the_room_that_a_round_took_is_given_back_where_the_library_can(monkeypatch, has_it):
    asked = []
    library = SimpleNamespace(malloc_trim=asked.append) if has_it else SimpleNamespace()
    monkeypatch.setattr(background.ctypes, "CDLL", lambda name: library)
    call_command("tick", verbosity=0)
    assert asked == [0] * has_it


@pytest.mark.django_db
def test_a_fault_is_written_down_and_tried_again(monkeypatch, caplog):
    monkeypatch.setattr(background, "call_command", lambda *args, **options: 1 / 0)
    background.one_round()
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
def test_a_job_that_fails_keeps_the_others_from_nothing(monkeypatch, caplog):
    monkeypatch.setattr(tick.Article.objects, "purge_trash", lambda: 1 / 0)
    with time_machine.travel(paris(2026, 1, 1), tick=False):
        make_comment(make_article(), state="pending").mark_spam(by=None)
    with time_machine.travel(paris(2026, 1, 1) + kept_for("spam") + timedelta(days=1), tick=False):
        call_command("tick", verbosity=0)
    assert "empty_trash failed" in caplog.text
    assert Comment.objects.get().text == ""


def rounds_of(monkeypatch, jobs):
    """What `tick --forever` did, without waiting, of one job after the other."""
    done, left = [], list(jobs)

    def job():
        done.append(found := left.pop(0)())
        return {"letters": found}

    monkeypatch.setattr(tick.copying, "start", lambda: None)
    monkeypatch.setattr(tick.ending, "hold_back", lambda: None)
    monkeypatch.setattr(tick, "send_letters", job)
    monkeypatch.setattr(tick.ending, "is_told_within", lambda seconds: not left)
    call_command("tick", forever=True, letters=True, verbosity=0)
    return done


def cut_the_connection():
    """What a restart of PostgreSQL does to who is connected."""
    with connection.cursor() as cursor, suppress(OperationalError):
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only a server cuts a connection")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_work_that_goes_on_for_ever_outlives_a_restart_of_the_database(monkeypatch):
    jobs = [Article.objects.count, cut_the_connection, Article.objects.count]
    assert rounds_of(monkeypatch, jobs) == [0, 0, 0]


@pytest.mark.django_db
def test_a_round_forgets_the_changes_that_every_process_has_read():
    Change.objects.all().delete()
    Change.objects.create(name="texts", at=timezone.now() - KEPT - timedelta(minutes=1))
    Change.objects.create(name="site")
    call_command("tick", verbosity=0)
    assert [change.name for change in Change.objects.all()] == ["site"]
