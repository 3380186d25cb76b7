"""Rows that were typed (an event, signatures) while somebody else changed those of the text: none is lost."""

import html
import re

import pytest
from django.test import Client

from articles.models import Article, Event, Unsaved
from tests.editors.test_rooms import change, entered, form_of
from tests.editors.test_unsaved import KEEP, page_of, slip_of, typed
from tests.makers import make_author, make_camille, make_draft, make_driss

pytestmark = pytest.mark.django_db
CONFERENCE = {
    "event-TOTAL_FORMS": 1,
    "event-0-name": "Colloque des jardins",
    "event-0-speakers": "Ana Vidal\r\nPaul Roy",
    "event-0-starts": "03/05/2026",
}
STORED = {"event-TOTAL_FORMS": 1, "event-INITIAL_FORMS": 1, "event-0-name": "Salon du lilas"}
CARRIED = re.compile(r'name="(beside-[a-z]+)" value="([^"]+)"')


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


@pytest.fixture
def report() -> Article:
    """A report whose event Camille typed and did not save, while somebody saved another."""
    return make_draft(make_author(), kind="report", body="Bleu.")


@pytest.fixture
def opening(camille, report) -> str:
    typed(camille, change(report), **form_of(report, **CONFERENCE))
    Event.objects.create(article=report, name="Salon du lilas")
    return Unsaved.objects.get().opening


def carried(page: str) -> dict[str, str]:
    """What the form carries with it, as its browser sends it."""
    return dict(CARRIED.findall(page))


def test_they_are_offered_in_words_beside_those_of_now(camille, report, opening):
    page = page_of(camille, change(report))
    assert f"?reprise={opening}" in page
    for words in (
        "Nom\u00a0: Colloque des jardins",
        "Ana Vidal<br>Paul Roy",
        "Premier jour\u00a0: 03/05/2026",
    ):
        assert words in page
    assert "Nom\u00a0: Salon du lilas" in page


def test_who_takes_them_up_reads_them_and_types_on_without_losing_them(camille, report, opening):
    page = page_of(camille, change(report), reprise=opening)
    assert "Colloque des jardins" in page
    assert 'value="Salon du lilas"' in page
    sent = {"_slip": re.search(r'name="_slip" value="([^"]+)"', page)[1], **carried(page), **STORED}
    event = str(Event.objects.get().pk)
    camille.post(KEEP, {**form_of(report, body="Mauve."), **sent, "event-0-id": event})
    assert Unsaved.objects.filter(opening=opening, typed__has_key="event-0-name").exists()
    page = page_of(camille, change(report))
    assert page.count("Nom\u00a0: Colloque des jardins") == 1
    [following] = Unsaved.objects.offered()
    assert "Colloque des jardins" in page_of(camille, change(report), reprise=following.opening)


def test_they_are_not_lost_where_the_form_is_refused(camille, report, opening):
    page = page_of(camille, change(report), reprise=opening)
    sent = {**form_of(report, title=""), "_slip": re.search(r'name="_slip" value="([^"]+)"', page)[1]}
    again = html.unescape(camille.post(change(report), {**sent, **carried(page)}).content.decode())
    assert carried(again) == carried(page)
    assert "Nom\u00a0: Colloque des jardins" in again


def test_a_save_ends_them(camille, report, opening):
    page = page_of(camille, change(report), reprise=opening)
    slip = re.search(r'name="_slip" value="([^"]+)"', page)[1]
    rows = {**STORED, "event-0-id": str(Event.objects.get().pk)}
    camille.post(change(report), form_of(report, _slip=slip, **carried(page), **rows))
    assert not Unsaved.objects.worded().exists()


def test_rows_that_are_in_the_text_by_now_are_no_difference(camille, report):
    author = make_author(name="Ana Vidal")
    row = {
        "bylines-TOTAL_FORMS": 2,
        "bylines-0-author": author.pk,
        "bylines-0-order": "1",
        "bylines-1-order": "0",
    }
    typed(camille, change(report), **form_of(report, **row))
    report.bylines.create(author=author, order=1)
    assert "Reprendre" not in page_of(camille, change(report))


def test_who_may_no_longer_change_the_text_reads_the_rows_too():
    driss = make_driss()
    client, text = entered(driss), make_draft(driss.author, kind="report")
    slip = slip_of(client, change(text))
    text.publish(by=None)
    client.post(change(text), form_of(text, _slip=slip, **CONFERENCE))
    page = page_of(client, change(text))
    assert "copiez d’ici" in page
    assert "Nom\u00a0: Colloque des jardins" in page
