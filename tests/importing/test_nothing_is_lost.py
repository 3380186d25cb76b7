"""The promise of the importer: no letter of a page vanishes in silence, whatever the page."""

import json

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.accounting import unaccounted
from articles.importing.document import ImportedArticle, as_json
from articles.importing.page import read_page
from articles.importing.page.chrome import is_chrome

SYLLABLES = ["ba", "co", "di", "fé", "gu", "jo", "la", "mi", "no", "pu", "ra", "so", "té", "vi", "zu", "œu"]


def unique_words(start, count):
    """Words no two of which are the same, so that each must be found again."""
    numbers = range(start, start + count)
    return [SYLLABLES[n % 16] + SYLLABLES[n // 16 % 16] + SYLLABLES[n // 256 % 16] + "x" for n in numbers]


SHAPES = [
    "{0} {1} {2} {3} {4} {5}.",
    "{0} {1} {2} {3},\n{4} {5} {6}\n{7}.",
    "- {0} {1} {2}",
    "–\u00a0\u00a0 {0} {1}",
    "• {0} {1} ;",
    "1- {0} {1}\n2- {2} {3}",
    "1) {0}\n2) {1} {2}",
    "      {0} {1} {2}",
    "\u00a0\u00a0\u00a0\u00a0\u00a0\n{0} {1} {2}",
    "{0} {1} :",
    "- {0} {1} :",
    "## {0} *{1}* _{2}_ <{3}> [{4}]({5})",
    "{0}[1]{1} {2} {3}.",
    "[1] {0} {1} {2}",
    "{0}* {1} {2}.",
    "* {0} {1} {2}",
    "{0} {1}² {2}.",
    "{0} (1) {1}, (2) {2}",
    "{0} : 12,6% vs 6,8%\n{1} : 1% vs 2%",
    "Par {0} {1}",
    "{0} Par Léa {1} (chroniqueuse) – Présidente de {2} ! Société {3}",
    "Publié le 3 mai 2009 {0}",
    "Publié le dimanche 3 Mai 2009 à 14h30",
    "Illustration : {0} {1}",
    "Photo : {0} {1} {2}",
    "1 commentaire:",
    "3 réactions",
    "{0} a dit…\n{1} {2}",
    "Le 3 mai 2010 à 14:20, {0} a écrit :\n{1}",
    "Posté par {0}, 03/05/2010",
    "En réponse à {0}",
    "Réponses",
    "Laissez un avis",
    "Logo",
    "Répondre",
    "- répondre",
    "Réponse :",
    "Partager\n{0}\nImprimer",
    "Imprimer | Envoyer à un ami",
    "Lien permanent : {0}",
    "0 commentaire",
    "Aucun avis",
    "Ce qu’il faut {0} :",
    "{0} {1}\n{0} {1}",
    "Par {0} {1} – Gérante du {2} de la {3}, filiale du groupe {4}",
    "- {0}\n- {1}\n\n      {2}\n      {3}",
    "{0}",
    "{0} {1}",
    "Le blog {0} {1}",
    "Notes :",
    "Lieu : {0}",
    "Conférence {0} sur {1}, par Léa {2}",
]


@st.composite
def pages(draw):
    """A page of shuffled pieces, with the words that it holds."""
    pieces = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=12))
    page, held = "", []
    for rank, piece in enumerate(pieces):
        words = unique_words(start=rank * 8 + 1, count=8)
        capital = draw(st.booleans())
        words = [word.capitalize() if capital else word for word in words]
        page += piece.format(*words) + draw(st.sampled_from(["\n", "\n\n", "\n\u00a0\n", " \r\n"]))
        held += [word for number, word in enumerate(words) if f"{{{number}}}" in piece]
    return page, held


def said(article: ImportedArticle) -> str:
    return json.dumps(as_json(article), ensure_ascii=False).casefold()


@given(pages())
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_shuffled_page_is_somewhere_in_its_json(page_and_words):
    page, words = page_and_words
    told = said(read_page(page))
    assert [word for word in words if word.casefold() not in told] == []


@given(pages())
@settings(max_examples=60, deadline=None)
def test_no_word_needs_the_last_resort_of_a_problem(page_and_words):
    page, _ = page_and_words
    assert unaccounted(page, read_page(page)) == []


@given(st.text(alphabet="aé 1[]()*²–-:.!?\n\u00a0\tPar«»’#<>&_|©\\", max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text_at_all_is_read_without_an_error(text):
    article = read_page(text)
    assert article.ref.startswith("page:")


@given(pages())
@settings(max_examples=40, deadline=None)
def test_the_body_renders_to_all_its_words(page_and_words):
    page, words = page_and_words
    body = read_page(page).body
    html = markdown.markdown(body, extensions=["footnotes", "tables"])
    for word in words:
        assert (word in html) == (word in body)


@pytest.mark.parametrize("size", [1, 4])
def test_each_line_is_asked_a_bounded_number_of_times(size):
    page = "".join(f"Le paragraphe {n} de la page, assez long pour en être un.\n" for n in range(100 * size))
    is_chrome.cache_clear()
    read_page(page)
    asked = is_chrome.cache_info()
    assert asked.hits + asked.misses <= 20 * 100 * size


def test_a_word_dropped_by_mistake_is_a_problem():
    article = read_page("Un titre\nPar Léa Roux\nUn texte de peu de mots.")
    lost = ImportedArticle(ref="", title=article.title, authors=article.authors, body="Un texte de mots.")
    assert unaccounted("Un titre\nPar Léa Roux\nUn texte de peu de mots.", lost) == ["peu", "de"]


def test_a_paragraph_said_twice_must_be_found_twice():
    kept_once = ImportedArticle(ref="", body="Deux fois.")
    assert unaccounted("Deux fois.\nDeux fois.", kept_once) == ["deux", "fois"]
    assert (
        unaccounted(
            "Deux fois.\nDeux fois.", ImportedArticle(ref="", body="Deux fois.", doubled=("Deux fois.",))
        )
        == []
    )


def test_markers_of_lists_and_notes_are_set_aside():
    article = ImportedArticle(ref="", body="Le mot[^1].\n\n1. un\n\n[^1]: La note.")
    assert unaccounted("Le mot[1].\n1- un\n[1] La note.", article) == []
