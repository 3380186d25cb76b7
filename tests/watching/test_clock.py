"""A clock that leaps makes the site forget nothing before a day has passed."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from chroniques.management.commands import tick
from chroniques.watching import clock
from comments.models import Comment
from tests.makers import make_article, make_comment, paris

NOON = paris(2026, 5, 3, 12)
YEARS, DAY, HOUR = timedelta(days=730), timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def site(tmp_path, settings):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def noon(site):
    with time_machine.travel(NOON, tick=False) as moved:
        assert clock.is_sure()
        yield moved


def test_a_clock_that_goes_is_believed(noon):
    for pause in (timedelta(minutes=1), DAY, -timedelta(minutes=30)):
        noon.shift(pause)
        assert clock.is_sure()


@pytest.mark.parametrize("leap", [YEARS, timedelta(days=3), -2 * HOUR, -YEARS])
def test_a_clock_that_leapt_is_believed_a_day_later(noon, leap, caplog):
    noon.shift(leap)
    assert not clock.is_sure()
    for _round in range(23):
        noon.shift(HOUR)
        assert not clock.is_sure()
    noon.shift(HOUR)
    assert clock.is_sure()
    assert [record.message[:20] for record in caplog.records] == ["The clock has leapt "]


def test_a_clock_set_right_again_is_believed_a_day_after_that(noon):
    noon.shift(YEARS)
    assert not clock.is_sure()
    noon.shift(-YEARS + HOUR)
    assert not clock.is_sure()
    noon.shift(DAY)
    assert clock.is_sure()


@pytest.mark.django_db
def test_no_address_is_forgotten_by_a_clock_that_is_two_years_ahead(site):
    with time_machine.travel(NOON, tick=False) as moved:
        comment = make_comment(make_article(), email="lea@example.org")
        Comment.objects.update(received_at=timezone.now())
        call_command("tick", verbosity=0, letters=True)
        moved.shift(YEARS)
        call_command("tick", verbosity=0)
        comment.refresh_from_db()
        assert comment.email == "lea@example.org"
        moved.shift(DAY)
        call_command("tick", verbosity=0)
        comment.refresh_from_db()
        assert comment.email == ""


@pytest.mark.django_db
def test_a_clock_that_leaps_in_the_middle_of_a_round_makes_nothing_forgotten(site, monkeypatch):
    with time_machine.travel(NOON, tick=False) as moved:
        comment = make_comment(make_article(), email="lea@example.org")

        def slow() -> dict[str, int]:
            moved.shift(YEARS)
            return {}

        monkeypatch.setattr(tick, "JOBS", (slow, *tick.JOBS))
        call_command("tick", verbosity=0)
    comment.refresh_from_db()
    assert comment.email == "lea@example.org"
