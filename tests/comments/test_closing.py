"""A conversation that time alone closes."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from articles.models import Site
from chroniques.pagecache.shown import being_made
from tests.makers import make_article, paris

pytestmark = pytest.mark.django_db
APPEARED = paris(2026, 5, 3, 8, 30)
CLOSES = APPEARED + timedelta(days=30)
BEFORE, AFTER = CLOSES - timedelta(seconds=1), CLOSES


@pytest.fixture
def article():
    site = Site.objects.current()
    site.avis_close_after = 30
    site.save()
    return make_article(at=APPEARED)


def test_it_takes_avis_until_that_instant_and_none_from_then_on(article):
    with time_machine.travel(BEFORE, tick=False):
        assert article.accepts_comments()
    with time_machine.travel(AFTER, tick=False):
        assert not article.accepts_comments()


def test_a_page_that_shows_its_form_holds_until_that_instant(article):
    with time_machine.travel(BEFORE, tick=False), being_made() as shown:
        article.accepts_comments()
    assert shown.until == CLOSES.timestamp()
    with time_machine.travel(AFTER, tick=False), being_made() as shown:
        article.accepts_comments()
    assert shown.until is None


def test_its_page_says_since_when_and_gives_back_what_was_being_written(article, client):
    address = reverse("comments:leave", args=[article.pk])
    with time_machine.travel(AFTER, tick=False):
        page = client.post(address, {"text": "Trop tard."}, headers={"Sec-Fetch-Site": "same-origin"})
        read = client.get(article.get_absolute_url()).content.decode()
    assert page.status_code == 403
    assert "30 jours après la parution" in page.content.decode().replace("\u00a0", " ")
    assert "Trop tard." in page.content.decode()
    assert "Laissez un avis" not in read


def test_a_site_that_closes_nothing_never_does():
    article = make_article(at=paris(2009, 5, 3))
    assert article.accepts_comments()
    assert article.closes_to_avis_at(Site.objects.current()) is None


def test_the_form_says_until_when(client, article):
    with time_machine.travel(BEFORE, tick=False):
        page = client.get(article.get_absolute_url()).content.decode()
    assert "On peut écrire ici jusqu’au 2\u00a0juin 2026." in page


def test_a_conversation_that_never_closes_says_no_day(client, article):
    Site.objects.update(avis_close_after=None)
    with time_machine.travel(BEFORE, tick=False):
        assert "jusqu’au" not in client.get(article.get_absolute_url()).content.decode()
