"""The pages that list texts: columns, authors, words, reports, archives."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Site
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


class TestAColumn:
    """Port dû has three numbered pieces, of which the second came last."""

    @pytest.fixture
    def column(self):
        column = make_column(title="Port dû")
        for number, title in enumerate(["Le un", "Le deux", "Le trois"], start=1):
            make_article(title=title, column=column, number=number, at=paris(2009, 5, 4 - number))
        return column

    def titles(self, client):
        return [text.title for text in client.get("/chroniques/port-du/").context["page"]]

    def test_that_goes_on_is_read_from_its_last_number(self, client, column):
        assert self.titles(client) == ["Le trois", "Le deux", "Le un"]

    def test_that_is_finished_is_read_from_its_first(self, client, column):
        column.is_finished = True
        column.save()
        assert self.titles(client) == ["Le un", "Le deux", "Le trois"]

    def test_says_where_to_begin_and_where_it_has_come_to(self, client, column):
        words = words_of(client.get("/chroniques/port-du/"))
        assert f"{said('Begin with no. %(number)s:', number=1)} Le un" in words
        assert f"{said('The latest, no. %(number)s:', number=3)} Le trois" in words
        assert "nº 2 sur" not in words

    def test_counts_its_numbers_once_it_is_finished(self, client, column):
        column.is_finished = True
        column.save()
        words = words_of(client.get("/chroniques/port-du/"))
        assert "nº 2 sur 3 Le deux" in words
        assert f"{said('The last, no. %(number)s:', number=3)} Le trois" in words

    def test_says_nothing_of_the_numbers_that_it_has_not(self, client):
        column = make_column(title="Port dû")
        for day in (1, 2):
            make_article(title=f"Mai {day}", column=column, at=paris(2009, 5, day))
        words = words_of(client.get("/chroniques/port-du/"))
        assert f"{said('Begin with the first:')} Mai 1" in words
        assert "nº" not in words

    def test_of_one_piece_leads_nowhere_else(self, client):
        make_article(column=make_column(title="Port dû"), number=1)
        response = client.get("/chroniques/port-du/")
        assert response.context["latest"] is None
        assert said("Begin with no. %(number)s:", number=1) not in words_of(response)

    def test_without_a_piece_says_so(self, client):
        make_column(title="Port dû")
        assert said("Nothing has been published here yet.") in words_of(client.get("/chroniques/port-du/"))


def test_the_words_stand_under_their_letter(client):
    make_article(tags=["école", "avis", "échange", "3D"])
    letters = [
        (letter, [tag.name for tag in tags]) for letter, tags in client.get("/mots-cles/").context["letters"]
    ]
    assert letters == [("#", ["3D"]), ("A", ["avis"]), ("E", ["échange", "école"])]


def test_a_word_is_larger_each_time_its_uses_double(client):
    for number in range(1, 9):
        make_article(tags=["rare"] * (number == 1) + ["doublé"] * (number < 4) + ["partout"])
    heaviest = client.get("/mots-cles/").context["heaviest"]
    assert [(word.tag.name, word.step) for word in heaviest] == [("partout", 4), ("doublé", 2), ("rare", 1)]


def test_a_word_leads_to_those_it_stands_beside_most_often(client):
    make_article(tags=["avis", "zinc", "écoute"])
    make_article(tags=["avis", "zinc"])
    make_article(tags=["autre"])
    make_draft(tags=["avis", "caché"])
    assert [tag.name for tag in client.get("/mots-cles/avis/").context["related"]] == ["zinc", "écoute"]


def test_the_texts_of_an_author_stand_under_their_years(client):
    driss = make_author(name="Driss")
    for year, title in ((2009, "Le vieux"), (2010, "Le premier"), (2010, "Le second")):
        make_article(driss, title=title, at=paris(year, 1, 1, 0, 15))  # the year before, at Greenwich
    page = client.get("/auteurs/driss/").content.decode()
    found = re.findall(r'period-name">(\d+)<|entry-title"><a [^>]+>([^<]+)<', page)
    assert ["".join(pair) for pair in found] == ["2010", "Le second", "Le premier", "2009", "Le vieux"]


def test_the_texts_of_a_year_stand_under_months_that_lead_to_theirs(client, magazine):
    page = client.get("/archives/2009/").content.decode()
    assert '<a href="/archives/2009/05/">mai 2009</a>' in page


def test_the_archives_count_the_texts_of_a_month_and_of_a_year(client):
    for month in (1, 1, 2):
        make_article(at=paris(2009, month, 15))
    (year,) = client.get("/archives/").context["years"]
    assert (year.year, year.texts, [counted.texts for counted in year.months]) == (2009, 3, [1, 2])


@pytest.mark.parametrize("path", ["/chroniques/port-du/", "/auteurs/driss/", "/mots-cles/multicanal/"])
def test_what_publishes_has_a_feed_to_follow(client, magazine, path):
    assert f'href="{path}flux/rss.xml"' in client.get(path).content.decode()


def test_the_menu_marks_where_the_reader_is(client, magazine):
    def marked(path):
        return re.findall(r'href="([^"]+)" aria-current="(\w+)"', client.get(path).content.decode())

    assert marked("/chroniques/") == [("/chroniques/", "page")]
    assert marked("/chroniques/port-du/") == [("/chroniques/", "true")]
    assert marked("/") == []


def test_the_editors_menu_takes_the_place_of_the_rubrics(client):
    Site(menu="L'abonnement | /a-propos/\nAilleurs | https://example.org/\nUne | /").save()
    page = client.get("/a-propos/").content.decode()
    assert '<a href="/a-propos/" aria-current="page">L’abonnement</a>' in page
    assert '<a href="https://example.org/">Ailleurs</a>' in page
    assert '<a href="/">Une</a>' in page
    assert "/comptes-rendus/" not in page


def test_the_foot_says_what_the_editors_wrote_and_where_else_they_are(client):
    Site(
        foot="Imprimé *en ligne*.", profiles="https://social.example.org/@lacriee\njavascript:alert(1)"
    ).save()
    page = client.get("/archives/").content.decode()
    assert "<p>Imprimé <em>en ligne</em>.</p>" in page
    assert re.findall(r'<a href="([^"]+)" rel="me noopener">', page) == [
        "https://social.example.org/@lacriee"
    ]


def test_the_year_of_a_text_is_the_one_of_the_site_s_time_zone(client):
    make_article(title="Minuit passé", at=paris(2010, 1, 1, 0, 15))  # still 2009 at Greenwich
    assert "Minuit passé" in words_of(client.get("/archives/2010/01/"))
    assert client.get("/archives/2009/").status_code == 404
