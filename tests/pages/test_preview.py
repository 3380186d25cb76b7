"""The preview of a draft: the real page, under a banner, kept by no one."""

import pytest
from django.test import RequestFactory

from articles.models import Article
from articles.views.article import article_page
from tests.makers import make_author, make_column, make_draft

from .reading import said, words_of

pytestmark = pytest.mark.django_db


def preview(**fields):
    draft = make_draft(make_author(name="Driss"), **fields)
    article = Article.objects.for_page().get(pk=draft.pk)
    return article_page(RequestFactory().get("/admin/"), article, preview=True)


def test_a_draft_without_address_or_date_is_seen_as_it_will_be():
    response = preview(title="Un brouillon", body="Un mot[^1].\n\n[^1]: Une note.", column=make_column())
    assert said("this text is not published.") in words_of(response)
    assert "<h1>Un brouillon</h1>" in response.content.decode()
    assert 'href="#note-1"' in response.content.decode()


def test_a_preview_is_neither_kept_nor_indexed():
    response = preview()
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "canonical" not in response.content.decode()


def test_nobody_can_leave_an_avis_on_a_draft():
    assert "<form" not in preview().content.decode()
