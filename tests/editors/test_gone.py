"""A text goes while somebody writes in it: put online from its copy, or theirs no more. No word is lost."""

import html

import pytest
from django.test import Client

from articles.models import Article, Unsaved
from tests.editors.test_copies import make_public, open_copy, typed
from tests.editors.test_rooms import change, entered, form_of
from tests.editors.test_unsaved import KEEP, slip_of
from tests.makers import make_author, make_camille, make_draft, make_driss, make_user

pytestmark = pytest.mark.django_db
WORDS = ">\nDeux heures de travail.</textarea>"


@pytest.fixture
def camille() -> Client:
    return entered(make_camille())


@pytest.fixture
def inès() -> Client:
    return entered(make_user("ines", "Rédaction"))


def sent_late(writer: Client, address: str, form: dict[str, object]) -> tuple[str, str]:
    """Where a form that comes too late leads, and what is read there."""
    answer = writer.post(address, form, follow=True)
    return answer.redirect_chain[-1][0].partition("?")[0], html.unescape(answer.content.decode())


def test_words_typed_in_a_copy_that_goes_online_come_back_in_its_text(camille, inès):
    article = make_public(make_author())
    copy = open_copy(camille, article)
    form = typed(copy, body="Deux heures de travail.", _slip=slip_of(inès, change(copy)))
    inès.post(KEEP, {**form, "body": "Une heure de travail."})
    camille.post(change(copy), typed(copy, _verb="put_online"))
    assert "?reprise=" in inès.get(change(article)).content.decode()
    address, page = sent_late(inès, change(copy), form)
    assert address == change(article)
    assert WORDS in page
    assert "n’est pas perdu" in page
    assert Article.objects.get().body == article.body


def test_words_that_no_script_had_kept_come_back_as_a_new_text(camille, inès):
    article = make_public(make_author())
    copy = open_copy(camille, article)
    form = typed(copy, body="Deux heures de travail.", _slip=slip_of(inès, change(copy)))
    camille.post(change(copy), typed(copy, _verb="put_online"))
    address, page = sent_late(inès, change(copy), form)
    assert address == "/admin/articles/article/add/"
    assert WORDS in page
    assert Article.objects.count() == 1


def test_words_typed_in_a_text_that_is_no_more_ones_own_come_back():
    driss = make_driss()
    draft, writer = make_draft(driss.author), entered(driss)
    form = form_of(draft, body="Deux heures de travail.", _slip=slip_of(writer, change(draft)))
    draft.bylines.all().delete()
    address, page = sent_late(writer, change(draft), form)
    assert address == "/admin/articles/article/add/"
    assert WORDS in page
    assert Unsaved.objects.get().person == driss
