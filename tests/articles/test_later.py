"""Rows that become objects when more is asked of them than what the database gave."""

from datetime import datetime

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Author
from articles.models.later import later
from articles.models.reading import sign
from chroniques.pagecache import being_made
from chroniques.prepared import prepared
from tests.makers import make_article, make_author

pytestmark = pytest.mark.django_db


@prepared
def published(now: datetime) -> QuerySet:
    return Article.objects.published(now).order_by("pk")


@pytest.fixture
def articles():
    return [make_article(make_author(), title=f"Texte {number}") for number in range(3)]


def test_what_the_database_gave_is_there_without_an_object(articles, monkeypatch):
    rows = later(published, timezone.now())
    monkeypatch.setattr(Article, "from_db", None)
    assert [(row.pk, row.title) for row in rows] == [(article.pk, article.title) for article in articles]


def test_the_objects_are_made_all_at_once_and_finished_together(articles):
    rows = later(published, timezone.now(), finish=sign)
    with CaptureQueriesContext(connection) as queries:
        signed = [row.bylines.all()[0].author for row in rows]
        addresses = [row.get_absolute_url() for row in rows]
    assert len(queries) == 1
    assert signed == [article.authors.get() for article in articles]
    assert addresses == [article.get_absolute_url() for article in articles]


def test_a_row_equals_its_object(articles):
    rows = later(published, timezone.now())
    assert rows == articles
    assert articles[0] == rows[0] != articles[1]
    assert set(rows) == set(articles)
    assert rows[0] != Author(pk=rows[0].pk)


def test_a_page_shows_its_rows_and_what_is_read_for_their_objects(articles):
    with being_made() as page:
        rows = later(published, timezone.now(), finish=sign)
        assert page.names == {f"article:{article.pk}" for article in articles}
        with being_made() as part:
            rows[0].get_absolute_url()
    assert f"author:{articles[2].authors.get().pk}" in page.names
    assert part.names == set()
