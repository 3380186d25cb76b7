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


def lost_copy(driss) -> tuple[Client, Article, dict[str, object]]:
    """The form of a working copy that Driss has open, and his browser; then the copy goes online without his
    signature."""
    article = make_public(driss.author)
    writer = entered(driss)
    copy = open_copy(writer, article)
    form = typed(copy, body="Deux heures de travail.", _slip=slip_of(writer, change(copy)))
    return writer, copy, form


def put_online_without(driss, camille: Client, copy: Article) -> None:
    copy.bylines.all().delete()
    camille.post(change(copy), typed(copy, _verb="put_online"))
    copy.copy_of.bylines.filter(author=driss.author).delete()
    assert not Article.objects.filter(pk=copy.pk).exists()


@pytest.mark.parametrize("was_kept", [True, False])
def test_a_late_save_by_who_signs_no_more_gives_the_words_back(camille, was_kept):
    driss = make_driss()
    writer, copy, form = lost_copy(driss)
    if was_kept:
        writer.post(KEEP, form)
    put_online_without(driss, camille, copy)
    address, page = sent_late(writer, change(copy), form)
    assert address == "/admin/articles/article/add/"
    assert WORDS in page
    assert page.count("n’est pas perdu") == 1


@pytest.mark.parametrize("was_kept", [True, False])
def test_words_kept_late_for_who_signs_no_more_are_found_where_a_text_begins(camille, was_kept):
    driss = make_driss()
    writer, copy, form = lost_copy(driss)
    if was_kept:
        writer.post(KEEP, {**form, "body": "Une heure de travail."})
    put_online_without(driss, camille, copy)
    assert writer.post(KEEP, form).status_code == 200
    page = html.unescape(writer.get("/admin/articles/article/add/").content.decode())
    assert "Deux heures de travail." in page
    opening = Unsaved.objects.get(person=driss).opening
    assert f"?reprise={opening}" in page
    answer = writer.post(f"{KEEP}laisser/", {"opening": opening}, follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/articles/article/add/"


def test_who_comes_back_to_a_text_that_is_theirs_no_more_is_led_to_their_words():
    driss = make_driss()
    draft, writer = make_draft(driss.author), entered(driss)
    writer.post(KEEP, form_of(draft, body="Deux heures de travail.", _slip=slip_of(writer, change(draft))))
    draft.bylines.all().delete()
    answer = writer.get(change(draft), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/admin/articles/article/add/?reprise=")
    page = html.unescape(answer.content.decode())
    assert WORDS in page
    assert "n’est pas perdu" in page
    draft.bylines.create(author=driss.author)
    assert "Deux heures de travail." in html.unescape(writer.get(change(draft)).content.decode())


@pytest.mark.parametrize("key", ["_00", "abc", "9999999999999999999999"])
def test_an_address_of_no_text_leads_home_as_ever(camille, key):
    answer = camille.get(f"/admin/articles/article/{key}/change/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
