"""What readers ask for in vain: noted for the editors, within bounds, with nothing of who asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Address, MissedAddress
from articles.models.missed import MOST_OF_EACH, Miss
from articles.views import misses
from comments.privacy import forget_readers, kept_for
from tests.makers import make_article, make_column, paris

from .reading import said, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_gathered():
    misses._gathered.clear()
    yield
    misses._gathered.clear()


def noted():
    misses.write()
    return {missed.path: missed.hits for missed in MissedAddress.objects.all()}


def test_an_address_is_noted_as_often_as_it_is_asked_for(client):
    for _ in range(2):
        client.get("/2007/vieux.html?utm_source=x")
        client.head("/2007/vieux.html")
    assert noted() == {"2007/vieux.html": 4}
    client.get("/2007/vieux.html")
    assert noted() == {"2007/vieux.html": 5}


@pytest.mark.parametrize(
    ("referer", "kept"),
    [
        ("http://testserver/recherche/?q=secret", "/recherche/"),
        ("https://carnet.example.org/lea/prive?session=1", "carnet.example.org"),
        (f"http://testserver/suivi/{'a1' * 32}/", ""),
        (f"http://testserver/suivi/{'a1' * 32}/texte/", ""),
        ("http://testserver/suivi/3/3:pass~1x2y3z~sign_-ature/", ""),
        ("http://testserver/avis/adresse/3/3-ab12:pass~1x2y3z~signature/", ""),
        ("http://[oops", ""),
        ("", ""),
    ],
)
def test_nothing_is_noted_of_who_asked(client, referer, kept):
    client.get("/perdu/", headers={"Referer": referer})
    misses.write()
    assert MissedAddress.objects.get().came_from == kept


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/blog/wp-content/",
        "/.env",
        "/.git/config",
        "/vendor/phpunit/",
        "/a.php",
        "/sauvegarde.sql",
        "/lea@example.org/",
        "/suivi/" + "0" * 64 + "/",
        "/avis/" + "0" * 62,
        "/avis/adresse/3/3-ab12:pass~1x2y3z~signature/perdu/",
        "/avis/3/repondre/3-ab12:pass~1x2y3z~signature/",
        "/media/perdu.jpg",
        "/cartes/9-0000.png",
        "/cartes/perdu/",
        "/admin/perdu/",
        "/" + "x" * 501,
        "/a%00b",
        "/apple-touch-icon.png",
    ],
)
def test_what_robots_look_for_and_what_is_private_are_not_noted(client, path):
    client.get(path)
    assert noted() == {}


def test_what_is_answered_is_not_noted(client):
    article = make_article()
    Address.objects.create(path="vieux", article=article)
    make_column(slug="a")
    for path in ("/vieux/", article.get_absolute_url(), "/chroniques/a", "/chroniques/a/?page=9"):
        client.get(path)
    client.post("/perdu/")
    assert noted() == {}


def test_the_answer_writes_nothing(client):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/perdu/chemin/")
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert len(queries) <= 8


def test_a_flood_is_held_in_a_bounded_memory_and_written_at_once(client, django_assert_max_num_queries):
    for number in range(misses.MOST + 50):
        misses._gather(f"perdu/{number}", "")
    with django_assert_max_num_queries(6):
        misses.write()
    assert MissedAddress.objects.count() == misses.MOST


def test_a_flood_drives_out_neither_the_most_nor_the_last_asked_for():
    now = timezone.now()
    often = {f"souvent/{n}": Miss(9, "", now - timedelta(days=60)) for n in range(MOST_OF_EACH)}
    MissedAddress.objects.add(often)
    for wave in range(3):
        at = now - timedelta(days=3 - wave)
        MissedAddress.objects.add({f"vague/{wave}/{n}": Miss(1, "", at) for n in range(MOST_OF_EACH)})
    assert MissedAddress.objects.count() == 2 * MOST_OF_EACH
    assert MissedAddress.objects.filter(path__startswith="souvent/").count() == MOST_OF_EACH
    assert MissedAddress.objects.filter(path__startswith="vague/2/").count() == MOST_OF_EACH


def test_an_address_that_is_answered_leaves_the_list(client):
    for path in ("/vieux/", "/chroniques/a/", "/autre/"):
        client.get(path)
    Address.objects.create(path="vieux", article=make_article())
    misses.write()
    Address.objects.get(path="vieux").save()
    make_column(slug="a")
    assert noted() == {"autre": 1}


def test_a_note_is_forgotten_ninety_days_after_the_last_time():
    asked, kept = paris(2026, 1, 1), kept_for("missed")
    MissedAddress.objects.add({"vieux": Miss(1, "", asked)})
    assert forget_readers(asked + kept)["missed"] == 0
    assert forget_readers(asked + kept + timedelta(seconds=1))["missed"] == 1


def test_the_page_helps_to_find_what_was_looked_for(client):
    make_article(title="Le lilas de la gare")
    page = client.get("/2007/11/lilas-de-la-gare.html")
    assert page.status_code == 404
    assert "Le lilas de la gare" in words_of(page)
    assert 'name="q" type="search" value="lilas de la gare"' in page.content.decode()


def test_a_withdrawn_text_proposes_others(client):
    article = make_article(title="Le lilas de la gare")
    make_article(title="Un autre lilas, une autre gare")
    article.withdraw(by=None)
    page = client.get(article.get_absolute_url())
    assert page.status_code == 410
    assert "Un autre lilas" in words_of(page)
    assert said("Look for it") in words_of(page)
