"""The first page of the room: what needs me, to each role its own, in a dozen queries."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Letter, Version
from articles.models.rhythm import expected_after
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_comment,
    make_draft,
    make_driss,
    make_lea,
)
from tests.pages.test_indexes import asked, faults, large_site  # noqa: F401  # a fixture

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
SECTION = re.compile(r'<section class="need need--(\w+).*?</section>', re.S)


def page_of(user) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("admin:index")).content.decode()


def needs_in(page: str) -> dict[str, str]:
    return {found[1]: found[0] for found in SECTION.finditer(page)}


def wait(count: int) -> None:
    article = make_article()
    for _number in range(count):
        make_comment(article, state="pending").hold()


def days_ago(count: int):
    return timezone.now() - timedelta(days=count)


def test_each_role_sees_its_own():
    wait(1)
    assert set(needs_in(page_of(make_lea()))) == {"avis"}
    assert set(needs_in(page_of(make_driss()))) == {"drafts", "reviews", "week", "remarks", "late"}
    everything = {"avis", "letters", "drafts", "reviews", "week", "remarks", "late"}
    assert set(needs_in(page_of(make_camille()))) == everything


def test_a_columnist_sees_their_drafts_reviews_and_dates_alone():
    driss, other = make_driss(), make_author()
    for author, name in ((driss.author, "Mien"), (other, "Autre")):
        make_draft(author, title=f"{name} en cours")
        make_draft(author, title=f"{name} relu", state="in_review")
        make_article(author, title=f"{name} demain", at=timezone.now() + timedelta(days=1))
    needs = needs_in(page_of(driss))
    for name, title in (("drafts", "en cours"), ("reviews", "relu"), ("week", "demain")):
        assert f"Mien {title}" in needs[name]
        assert "Autre" not in needs[name]


def test_the_editor_sees_all_reviews_and_the_drafts_that_they_saved():
    camille = make_camille()
    draft, _other = make_draft(title="Commencé"), make_draft(title="D’un autre")
    Version.objects.note(draft, by=camille)
    make_draft(make_author(), title="À relire", state="in_review")
    needs = needs_in(page_of(camille))
    assert "Commencé" in needs["drafts"]
    assert "autre" not in needs["drafts"]
    assert "À relire" in needs["reviews"]


def test_what_appears_after_seven_days_or_lies_in_the_trash_is_not_told():
    camille = make_camille()
    make_article(title="Dans dix jours", at=timezone.now() + timedelta(days=10))
    make_draft(title="Jeté", state="in_review", trashed_at=timezone.now())
    page = page_of(camille)
    assert "Dans dix jours" not in needs_in(page)["week"]
    assert "Jeté" not in needs_in(page)["reviews"]


def test_the_letters_that_no_server_took_are_told():
    Letter.objects.put("receipt", 1, "ines@example.org")
    Letter.objects.put("receipt", 2, "paul@example.org")
    Letter.objects.filter(recipient="ines@example.org").update(given_up_at=timezone.now())
    letters = needs_in(page_of(make_camille()))["letters"]
    assert "ines@example.org" in letters
    assert "paul@example.org" not in letters


@pytest.mark.parametrize(
    ("rhythm", "last", "expected"),
    [
        ("", date(2026, 1, 31), None),
        ("daily", date(2026, 2, 28), date(2026, 3, 1)),
        ("weekly", date(2026, 12, 28), date(2027, 1, 4)),
        ("half_monthly", date(2026, 5, 3), date(2026, 5, 18)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28)),
        ("monthly", date(2026, 12, 5), date(2027, 1, 5)),
    ],
)
def test_a_rhythm_says_when_the_next_piece_is_expected(rhythm, last, expected):
    assert expected_after(rhythm, last) == expected


@pytest.mark.parametrize(
    ("fields", "last", "is_late"),
    [
        ({"rhythm": "weekly"}, 10, True),
        ({"rhythm": "weekly"}, 3, False),
        ({"rhythm": "weekly"}, 500, True),
        ({"rhythm": "weekly", "is_finished": True}, 10, False),
        ({}, 10, False),
    ],
)
def test_a_column_is_late_when_the_day_of_its_next_piece_has_passed(fields, last, is_late):
    column = make_column(title="Port dû", **fields)
    make_article(column=column, at=days_ago(last))
    assert ("Port dû" in needs_in(page_of(make_camille()))["late"]) == is_late


def test_the_plots_say_their_numbers_to_who_cannot_see_them():
    wait(2)
    column = make_column(title="Port dû")
    make_article(column=column, at=days_ago(1)), make_article(column=column, at=days_ago(400))
    page = page_of(make_camille())
    assert page.count('<svg class="graph-image"') == 2
    assert "2 avis en trente jours (en attente 2)" in page
    assert "1 texte en douze mois" in page
    assert 'style="' not in page


def test_the_badge_of_the_avis_is_on_every_screen_of_who_decides():
    wait(3)
    client = Client()
    client.force_login(make_lea())
    for address in ("admin:index", "admin:comments_comment_changelist", "admin:comments_comment_queue_page"):
        assert '<span class="waits-count">3</span>' in client.get(reverse(address)).content.decode()
    assert "waits-count" not in page_of(make_driss())


def test_the_first_page_costs_a_dozen_queries_however_much_there_is():
    camille = make_camille()
    make_column(rhythm="weekly"), wait(2)
    few = counted(camille)
    for _number in range(5):
        make_article(column=make_column(rhythm="monthly"), at=days_ago(3))
    make_draft(make_author(user=camille)), wait(5)
    assert counted(camille) == few
    assert few <= MOST_QUERIES


def counted(user) -> int:
    client = Client()
    client.force_login(user)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("admin:index"))
    return len(queries)


@pytest.mark.usefixtures("large_site")
def test_the_first_page_walks_no_long_table():
    camille = make_camille()
    make_article(column=make_column(rhythm="weekly")), wait(2)
    with asked() as queries:
        page_of(camille)
    assert [fault for sql, params in queries for fault in faults(sql, params)] == []
