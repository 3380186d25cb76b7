"""The lists of the room: as many queries for a hundred texts as for ten, by indexes, and nothing is lost."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline, State
from comments.models import Comment
from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_comment,
    make_draft,
    make_driss,
    make_lea,
    paris,
)
from tests.pages.test_indexes import asked

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
TEXTS, AVIS = "/admin/articles/article/", "/admin/comments/comment/"
TITLE = re.compile(r'<th class="field-title">.*?>([^<]+)</a>')
EXTRACT = re.compile(r'<th class="field-extract">.*?>([^<]+)</a>')


def entered(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def titles(client: Client, **query: str) -> list[str]:
    return TITLE.findall(html.unescape(client.get(TEXTS, query).content.decode()))


def extracts(client: Client, **query: str) -> list[str]:
    return EXTRACT.findall(html.unescape(client.get(AVIS, query).content.decode()))


@pytest.fixture
def sixty():
    """Sixty texts of one author, with an avis under each: a page and a half of either list."""
    author, day = make_author(), paris(2009, 5, 3, 8)
    texts = Article.objects.bulk_create(
        Article(
            title=f"Texte {number}",
            slug=f"texte-{number}",
            path=f"texte-{number}",
            state=State.READY,
            published_at=day + timedelta(hours=number),
        )
        for number in range(60)
    )
    Byline.objects.bulk_create(Byline(article=text, author=author) for text in texts)
    Comment.objects.bulk_create(
        Comment(
            article=text,
            path=f"{text.pk:010}",
            text="Un avis.",
            name="Inès",
            email="ines@example.org",
            state="published",
            written_at=text.published_at,
        )
        for text in texts
    )
    return author


PAGES = {
    **{TEXTS: 50, f"{TEXTS}?p=2": 10, f"{TEXTS}?etat=published": 50, f"{TEXTS}?annee=2009": 50},
    **{f"{TEXTS}?q=texte": 50, f"{TEXTS}?q=texte+12": 1},
    **{AVIS: 50, f"{AVIS}?p=2": 10, f"{AVIS}?state__exact=published": 50, f"{AVIS}?q=ines@example.org": 50},
}
CHOSEN = [address for address in PAGES if "?q=" not in address]


def test_a_page_of_a_list_takes_a_dozen_queries(sixty):
    camille = entered(make_camille())
    camille.get(TEXTS)
    for address, rows in PAGES.items():
        with CaptureQueriesContext(connection) as queries:
            page = camille.get(address).content.decode()
        assert page.count('class="action-select"') == rows, address
        assert len(queries) <= MOST_QUERIES, address


def test_a_columnist_pays_no_more(sixty):
    user = make_driss()
    Byline.objects.filter(article__title__endswith="0").update(author=user.author)
    driss = entered(user)
    for address in (TEXTS, AVIS):
        driss.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert driss.get(address).context["cl"].result_count == 6
        assert len(queries) <= MOST_QUERIES


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plans of SQLite")
def test_the_page_is_chosen_by_an_index_alone(sixty):
    camille = entered(make_camille())
    with asked() as queries:
        for address in CHOSEN:
            camille.get(address)
    assert [step for sql, params in queries for step in opened(sql, params)] == []


def opened(sql: str, params) -> list[str]:
    """The steps of this query that open the rows of a large table one after the other, or sort them."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [row[3] for row in cursor.fetchall()]
    walked = [step for step in steps if re.match(r"SCAN (articles_article|comments_comment)\b", step)]
    return [step for step in walked if "COVERING INDEX" not in step] + [
        step for step in steps if walked and "B-TREE FOR ORDER BY" in step
    ]


def test_the_search_finds_what_readers_find_and_what_they_do_not_see():
    make_article(title="Le facteur", body="Il porte des lettres.")
    make_article(title="Autre chose", body="Rien de tel.")
    make_draft(title="Un brouillon", body="Une lettre jamais envoyée.")
    make_draft(title="Jetée", body="Une lettre.", trashed_at=timezone.now())
    camille = entered(make_camille())
    assert sorted(titles(camille, q="lettre")) == ["Le facteur", "Un brouillon"]
    assert titles(camille, q="fact") == ["Le facteur"]  # a word half typed, of a title
    assert titles(camille, q="le") != []  # a word that says nothing, of titles alone
    assert titles(camille, q="introuvable") == []


def test_the_search_of_a_columnist_finds_their_own():
    user = make_driss()
    make_article(user.author, title="Le mien", body="Une lettre.")
    make_article(title="Un autre", body="Une lettre.")
    assert titles(entered(user), q="lettre") == ["Le mien"]


def test_texts_are_found_by_year_and_by_signature():
    anouk = make_author(name="Anouk Ferradji")
    make_article(anouk, title="Ancien", at=paris(2009, 12, 31, 23, 59))
    make_article(title="Nouveau", at=paris(2010, 1, 1, 0, 0))
    make_draft(anouk, title="En cours", state=State.IN_REVIEW)
    camille = entered(make_camille())
    assert titles(camille, annee="2009") == ["Ancien"]
    assert sorted(titles(camille, q="Ferradji")) == ["Ancien", "En cours"]
    assert "annee=2009" in camille.get(TEXTS).content.decode()
    assert titles(camille, annee="mille") == titles(camille)


def test_avis_are_found_by_their_words_their_address_and_the_title_above_them():
    lilac = make_article(title="Le lilas")
    make_comment(lilac, text="Quel parfum !", email="ines@example.org")
    make_comment(make_article(), state="pending", text="Un parfum suspect.")
    make_comment(make_article(), text="Rien.")
    lea = entered(make_lea())
    assert sorted(extracts(lea, q="parfum")) == ["Quel parfum !", "Un parfum suspect."]
    assert extracts(lea, q="INES@example.org") == ["Quel parfum !"]
    assert extracts(lea, q="lilas") == ["Quel parfum !"]


def test_an_address_finds_nothing_for_who_may_not_see_it():
    user = make_driss()
    make_comment(make_article(user.author), email="ines@example.org")
    driss = entered(user)
    assert len(extracts(driss)) == 1
    assert extracts(driss, q="ines@example.org") == []
