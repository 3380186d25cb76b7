"""What is marked in an answer, and which of its sentences is shown."""

import pytest
from django.utils import timezone

from articles.search import search
from articles.search.terms import read
from chroniques.text.search import marked
from tests.makers import make_article

BODY = "La caisse est près de la porte, la clé aussi. On compte à la main."


def marks(text: str, query: str) -> list[str]:
    return [piece for piece, is_met in marked(text, read(query).wanted()) if is_met]


def shown(query: str) -> str:
    """The sentence of the only answer, its marks between brackets."""
    [found] = search(query, {}, timezone.now()).texts
    return "".join(f"[{piece}]" if is_met else piece for piece, is_met in found.sentence)


@pytest.mark.parametrize("query", ['"bouche-à-oreille"', '"bouche à oreille"', "« bouche à oreille »"])
def test_a_phrase_is_marked_whole_and_its_stop_words_never_alone(query):
    assert marks("Le bouche-à-oreille va à pied.", query) == ["bouche-à-oreille"]
    assert marks("À pied, la bouche close.", query) == []


def test_a_word_beside_a_phrase_is_marked_for_itself():
    assert marks("Un papier, une lettre de papier.", 'papier "lettre de papier"') == [
        "papier",
        "lettre de papier",
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("7,40", "Un timbre à 7,40 euros."),
        ("7,40 €", "Un timbre à 7,40 euros."),
        ("web 2.0", "Le 2.0 est loin."),
        ("e-commerce", "Le e-commerce."),
        ("l’e-commerce", "Le e-commerce."),
    ],
)
def test_a_number_and_a_compound_are_marked_as_one(query, text):
    [one] = marks(text, query)
    assert one in query


@pytest.mark.django_db
def test_the_sentence_that_holds_the_phrase_wins_over_those_that_hold_its_words():
    make_article(body=f"{BODY} Il pose un carnet près de la caisse.")
    assert shown('"carnet près de la caisse"') == "Il pose un [carnet près de la caisse]."


@pytest.mark.django_db
def test_the_standfirst_is_shown_where_it_holds_more_than_the_body():
    make_article(standfirst="Un carnet près de la caisse suffit.", body=BODY)
    assert shown("« carnet près de la caisse »") == "Un [carnet près de la caisse] suffit."
    assert shown("carnet caisse") == "Un [carnet] près de la [caisse] suffit."
    assert shown("caisse") == "La [caisse] est près de la porte, la clé aussi."
