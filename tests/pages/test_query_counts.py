"""A page costs a handful of queries, whatever the number of avis, tags, notes and texts."""

import re
from collections.abc import Iterable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browser.magazine import Magazine, make_magazine
from tests.browser.pages import Kind, break_the_site, fetched, kinds_of

pytestmark = pytest.mark.django_db

MOST = 8
# Of the lists, cold, the settings of the site being in memory: of the first page, and of the next.
LISTS = {
    "/archives/": 2,
    "/archives/2009/": 3,
    "/archives/2009/05/": 3,
    "/auteurs/": 1,
    "/auteurs/driss-ouazene/": 4,
    "/auteurs/driss-ouazene/?page=2": 4,
    "/chroniques/": 3,
    "/chroniques/port-du/": 4,
    "/comptes-rendus/": 2,
    "/flux/rss.xml": 2,
    "/mots-cles/": 1,
    "/mots-cles/communaute/": 4,
    "/recherche/?q=lettre": 4,
}
OF_THE_SITE = 'FROM "articles_site"'
MOST_OF_A_FEED = 4  # of a column, an author or a word: that, the settings, the texts, what they are tied to
PLACES = ("", "chroniques/port-du/", "auteurs/driss-ouazene/", "mots-cles/communaute/")
FEEDS = [
    Kind("feed", f"/{place}flux/{file}") for place in PLACES for file in ("rss.xml", "atom.xml", "feed.json")
]
SITEMAPS = [Kind("sitemap", f"/sitemap{part}.xml") for part in ("", "-maison", "-2009")]
ASIDE = [Kind("robots", "/robots.txt"), Kind("site card", "/cartes/site-0.png", 301)]
WAYS = [
    Kind("a word with a capital", "/Chroniques/Port-du", 301),
    Kind("a tag by its synonym", "/mots-cles/effet-viral/", 301),
    Kind("search, narrowed", "/recherche/?q=lettre&annee=2009&chronique=1&auteur=1"),
    Kind("search, mistyped", "/recherche/?q=lettrre"),
    Kind("search, every sign", "/recherche/?q=%22la+lettre%22+-note+auteur:driss+mot-cle:communaute+2009"),
]


@pytest.fixture
def magazine() -> Magazine:
    """Thirty texts in two columns, with tags, notes and pictures; one with 200 avis."""
    return make_magazine(texts=24, avis=200)


def costs(kinds: Iterable[Kind]) -> dict[str, int]:
    """The queries of each, by its name and address, with nothing kept from before."""
    found = {}
    for kind in kinds:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            status = fetched(kind).status_code
        assert status == kind.status, kind
        found[f"{kind.name} {kind.path}"] = len(queries)
    return found


def test_a_list_costs_what_it_must(magazine):
    found = {}
    for path in LISTS:
        with CaptureQueriesContext(connection) as queries:
            assert fetched(Kind("list", path)).status_code == 200, path
        found[path] = len([query for query in queries if OF_THE_SITE not in query["sql"]])
    assert found == LISTS


def forms_of(magazine: Magazine) -> list[Kind]:
    """What a text is beside its page: its Markdown, its card, the numbers of its figure."""
    page = fetched(Kind("", magazine.article.get_absolute_url())).content.decode()
    card = re.search(r"/cartes/[^\"]+\.png", page)[0]
    address = magazine.article.get_absolute_url()
    return [
        Kind("Markdown", f"{address[:-1]}.md"),
        Kind("card, drawn", card),
        Kind("card, kept", card),
        Kind("figure", f"{address}chiffres/1.csv"),
        Kind("avis", magazine.article.comments.published().first().get_absolute_url(), 302),
    ]


def test_no_page_costs_more_queries_than_it_may(magazine, monkeypatch):
    """An article: itself, its signatures, words and series, what to read next, its avis, the settings."""
    address = magazine.article.get_absolute_url()
    assert costs([Kind("article", address)])[f"article {address}"] == 7
    assert {name: cost for name, cost in costs(FEEDS).items() if cost > MOST_OF_A_FEED} == {}
    assert costs(ASIDE[:1])["robots /robots.txt"] <= 1
    asked = [*kinds_of(magazine), *forms_of(magazine), *SITEMAPS, *WAYS, *ASIDE[1:]]
    break_the_site(monkeypatch)
    assert {name: cost for name, cost in costs(asked).items() if cost > MOST} == {}
