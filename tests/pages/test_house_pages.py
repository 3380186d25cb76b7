"""The pages of the house: the editors' own where they wrote one, else true words."""

import pytest

from articles.models import Kind
from comments.privacy import TABLE
from tests.makers import make_article, make_draft

from .reading import words_of

pytestmark = pytest.mark.django_db


def test_the_privacy_page_says_the_durations_that_are_applied(client):
    words = words_of(client.get("/confidentialite/"))
    for row in TABLE:
        for said in (row.what, row.said(), row.note):
            assert str(said).replace("\N{NO-BREAK SPACE}", " ") in words


@pytest.mark.parametrize("slug", ["a-propos", "confidentialite", "regles-des-avis", "mentions-legales"])
def test_the_editors_own_page_takes_the_place_of_ours(client, slug):
    make_article(kind=Kind.PAGE, title="Notre page", slug=slug, body="Écrite par Camille.")
    assert "Écrite par Camille." in words_of(client.get(f"/{slug}/"))


def test_a_draft_of_the_editors_does_not(client):
    make_draft(kind=Kind.PAGE, title="Notre page", slug="a-propos", body="Écrite par Camille.")
    assert "Écrite par Camille." not in words_of(client.get("/a-propos/"))


def test_the_editors_can_add_a_page_at_an_address_of_their_own(client):
    make_article(kind=Kind.PAGE, title="L'ours", slug="ours")
    assert "L’ours" in words_of(client.get("/ours/"))
    assert "L’ours" not in words_of(client.get("/"))
