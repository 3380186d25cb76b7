"""The pages that list texts: columns, authors, words, reports, archives."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.makers import make_article, make_author, make_column, make_draft, make_report, paris

from .reading import said, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def magazine():
    """Driss writes a column; a draft and a scheduled text stay hidden."""
    driss = make_author(name="Driss", role="chroniqueur")
    column = make_column(title="Port dû", description="Ce qui arrive par la poste.")
    column.authors.add(driss)
    common = {"column": column, "tags": ["multicanal"]}
    make_article(driss, title="Le texte public", **common)
    make_report(driss, title="La journée", event={"place": "Montreval"}, at=paris(2010, 12, 31, 23, 30))
    make_draft(driss, title="Le brouillon caché", **common)
    make_article(driss, title="Le programmé caché", at=timezone.now() + timedelta(days=1), **common)


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("/chroniques/", "Port dû"),
        ("/chroniques/port-du/", "Ce qui arrive par la poste."),
        ("/chroniques/port-du/", "Le texte public"),
        ("/auteurs/", "chroniqueur"),
        ("/auteurs/driss/", "Le texte public"),
        ("/comptes-rendus/", "Montreval"),
        ("/mots-cles/", "multicanal"),
        ("/mots-cles/multicanal/", "Le texte public"),
        ("/archives/", "décembre"),
        ("/archives/2009/", "Le texte public"),
        ("/archives/2009/05/", "mai 2009"),
        ("/archives/2010/12/", "La journée"),
    ],
)
def test_a_list_shows_what_is_public_alone(client, magazine, path, holds):
    response = client.get(path)
    assert response.status_code == 200
    assert holds in words_of(response)
    assert "caché" not in words_of(response)


@pytest.mark.parametrize(
    "path", ["/chroniques/", "/auteurs/", "/comptes-rendus/", "/mots-cles/", "/archives/"]
)
def test_an_empty_list_says_so(client, path):
    assert said("Nothing has been published here yet.") in words_of(client.get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/chroniques/x/",
        "/auteurs/x/",
        "/mots-cles/x/",
        "/archives/2008/",
        "/archives/2009/13/",
        "/archives/0000/",
    ],
)
def test_what_is_not_there_is_not_found(client, magazine, path):
    assert client.get(path).status_code == 404


def test_a_long_list_is_cut_by_twenty(client):
    author = make_author(name="Driss")
    for _ in range(21):
        make_article(author)
    assert len(client.get("/auteurs/driss/").context["page"].object_list) == 20
    assert len(client.get("/auteurs/driss/?page=2").context["page"].object_list) == 1


@pytest.mark.parametrize("number", ["0", "3", "-1", "deux", "", "9" * 30])
def test_a_page_that_is_not_there_is_not_found(client, magazine, number):
    assert client.get("/auteurs/driss/", {"page": number}).status_code == 404


def test_a_numbered_column_is_read_from_its_last_number(client):
    column = make_column(title="Port dû")
    make_article(title="Le deux", column=column, number=2, at=paris(2009, 1, 1))
    make_article(title="Le un", column=column, number=1, at=paris(2010, 1, 1))
    titles = [text.title for text in client.get("/chroniques/port-du/").context["page"]]
    assert titles == ["Le deux", "Le un"]


def test_the_words_stand_under_their_letter(client):
    make_article(tags=["école", "avis", "échange", "3D"])
    letters = [
        (letter, [tag.name for tag in tags]) for letter, tags in client.get("/mots-cles/").context["letters"]
    ]
    assert letters == [("#", ["3D"]), ("A", ["avis"]), ("E", ["échange", "école"])]


def test_the_year_of_a_text_is_the_one_of_the_site_s_time_zone(client):
    make_article(title="Minuit passé", at=paris(2010, 1, 1, 0, 15))  # still 2009 at Greenwich
    assert "Minuit passé" in words_of(client.get("/archives/2010/01/"))
    assert client.get("/archives/2009/").status_code == 404
