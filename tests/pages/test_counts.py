"""How many avis each text of a list has: exact, in one query, and counted anew as soon as it changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chroniques.pagecache import things
from chroniques.pagecache.memory import Memory
from tests.makers import make_article, make_author, make_column, make_comment, paris

pytestmark = pytest.mark.django_db


def fetched(client, address):
    return client.get(address).content.decode()


def link(article, count):
    return f'<a href="{article.get_absolute_url()}#avis">{count}\u00a0avis</a>'


@pytest.fixture
def article():
    """The oldest text of a column, of an author and of a word: on every list."""
    driss = make_author(name="Driss Ouazène")
    column = make_column(title="Port dû")
    for day in range(1, 6):
        make_article(driss, column=column, tags=["lettre"], at=paris(2009, 6, day))
    return make_article(driss, column=column, tags=["lettre"], at=paris(2009, 5, 3))


LISTS = ["/chroniques/port-du/", "/auteurs/driss-ouazene/", "/mots-cles/lettre/", "/archives/2009/05/"]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_says_how_many_avis_each_text_has(client, article, address):
    make_comment(article)
    make_comment(article)
    make_comment(article, state="pending")
    page = fetched(client, address)
    assert link(article, 2) in page
    assert page.count("#avis") == 1


def test_the_front_page_says_it_too(client):
    article = make_article(at=paris(2009, 5, 3))
    make_article(at=paris(2009, 5, 4))
    make_comment(article)
    assert link(article, 1) in fetched(client, "/")


def test_the_counts_of_a_list_cost_one_query(client, article):
    for _number in range(3):
        make_comment(article)
    with CaptureQueriesContext(connection) as queries:
        fetched(client, "/auteurs/driss-ouazene/")
    assert sum("comments_threadcount" in query["sql"] for query in queries) == 1


def test_a_kept_entry_goes_when_its_count_changes_and_not_for_a_word(client, article, monkeypatch):
    monkeypatch.setattr(things, "memory", Memory(10_000_000))
    make_comment(article)
    assert link(article, 1) in fetched(client, "/auteurs/driss-ouazene/")
    named = [key for key, names in things.memory.names.items() if f"count:{article.pk}" in names]
    assert named
    assert all(f"comments:{article.pk}" not in things.memory.names[key] for key in named)


def test_the_log_names_a_count_when_it_changes_and_only_then(article):
    def named():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM articles_change WHERE name = %s", [f"count:{article.pk}"])
            return cursor.fetchone()[0]

    avis = make_comment(article, state="pending")
    assert named() == 0
    avis.publish(by=None)
    assert named() == 1
    avis.choose(by=None, why="Un détail juste.")
    assert named() == 1
    avis.reject(by=None, reason="insult")
    assert named() > 1
