"""« Vouliez-vous dire » : only where nothing is found, and never for a word that texts use."""

import pytest
from django.utils import timezone

from articles.search import search
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db


def suggestion(query: str) -> str:
    return search(query, {}, timezone.now()).suggestion


@pytest.fixture
def shelf():
    """Words that are near one another, the one used more than the other."""
    make_article(title="Le cœur", body="Une poussette.")
    for title in ("Les cours", "Un cours", "Le cours du soir"):
        make_article(title=title, body="Il faut pousser les draps devant le public.")


@pytest.mark.parametrize("query", ["coeur", "cœur", "poussette", "coeur poussette", "coeur draps"])
def test_a_word_that_texts_use_is_left_as_it_is(shelf, query):
    assert suggestion(query) == ""


@pytest.mark.parametrize("query", ["publique", "poussés", "'; DROP"])
def test_neither_another_form_of_a_word_nor_a_short_word_is_offered(shelf, query):
    assert suggestion(query) == ""


def test_a_word_that_an_avis_uses_is_left_as_it_is(shelf):
    make_comment(make_article(title="Malle"), text="La pousserie.")
    assert suggestion("pousserie") == ""


def test_a_word_that_nobody_uses_is_corrected_beside_one_that_is_used(shelf):
    assert suggestion("coeur pousete") == "coeur poussette"
