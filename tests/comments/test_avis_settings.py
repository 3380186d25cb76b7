"""How avis are read is said in the admin, with what the law makes of it; and on the form, to who writes."""

import pytest
from django.urls import reverse

from articles.models import Article, Column, Site
from tests.editors.test_rooms import entered
from tests.makers import make_article, make_camille, make_column, make_driss

pytestmark = pytest.mark.django_db
SCREEN = "/admin/articles/site/1/change/"


def plain(page) -> str:
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ").replace("&#x27;", "'")


def test_the_settings_say_what_the_law_makes_of_the_choice():
    page = plain(entered(make_camille()).get(SCREEN))
    assert "loi n° 82-652 du 29 juillet 1982, article 93-3" in page
    for name in ("reading", "trusted_after", "close_after", "breaker", "letter"):
        assert f'name="avis_{name}"' in page


def test_a_column_and_a_text_may_choose_otherwise():
    camille, column, article = entered(make_camille()), make_column(), make_article()
    for row in (column, article):
        address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        assert 'name="avis_reading"' in plain(camille.get(address))


def test_a_columnist_does_not_decide_how_avis_are_read():
    page = plain(entered(make_driss()).get(reverse("admin:articles_article_add")))
    assert 'name="comments_open"' in page
    assert 'name="avis_reading"' not in page


@pytest.mark.parametrize(
    ("site", "column", "text", "found"),
    [
        ("before", "", "", "before"),
        ("trust", "", "", "trust"),
        ("trust", "after", "", "after"),
        ("trust", "after", "before", "before"),
        ("after", "", "trust", "trust"),
    ],
)
def test_the_text_decides_then_its_column_then_the_site(site, column, text, found):
    Site(avis_reading=site).save()
    series = Column(title="Port dû", avis_reading=column)
    assert Article(column=series, avis_reading=text).avis_are_read() == found


@pytest.mark.parametrize(
    ("reading", "promise"),
    [
        ("before", "lu par la rédaction avant de paraître"),
        ("trust", "Les avis des lecteurs réguliers paraissent aussitôt"),
        ("after", "Votre avis paraît aussitôt"),
    ],
)
def test_the_form_promises_what_will_be_done(client, reading, promise):
    article = make_article(avis_reading=reading)
    for address in (article.get_absolute_url(), reverse("comments:leave", args=[article.pk])):
        assert promise in plain(client.get(address))
