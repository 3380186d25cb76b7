"""What is pasted into a text comes back as Markdown, from the admin."""

import json

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.models import Article
from chroniques.text import typeset_text
from tests.editors.test_rooms import entered
from tests.makers import make_camille, make_driss, make_lea
from tests.text.pastes import document

pytestmark = pytest.mark.django_db
NOTE = '<p>Mot<a href="#fn1" id="r1">1</a>.</p><p id="fn1"><a href="#r1">1</a> Texte.</p>'


def sent(client: Client, html: str, **typed: object):
    return client.post(reverse("admin:articles_article_paste"), {"html": html, **typed})


def test_a_paste_comes_back_as_markdown_with_what_was_lost_and_its_pictures():
    found = document("word-images")
    answer = sent(entered(make_driss()), found.html)
    said = json.loads(answer.content)
    assert answer.status_code == 200
    assert said["markdown"] + "\n" == found.markdown
    assert said["lost"] == [typeset_text(sentence) for sentence in found.says["lost"]]
    assert [picture["alt"] for picture in said["pictures"]] == ["Plan de la tournée"]
    assert said["pictures"][0]["data"].startswith("data:image/png;base64,")
    assert f"image:{said['pictures'][0]['name']}" in said["markdown"]


def test_the_notes_of_the_text_keep_their_labels():
    answer = sent(entered(make_camille()), NOTE, label=["1", "3"])
    assert answer.json()["markdown"] == "Mot[^2].\n\n[^2]: Texte."


def test_a_paste_keeps_nothing():
    sent(entered(make_camille()), NOTE)
    assert not Article.objects.exists()


def test_a_paste_beyond_two_megabytes_is_refused_with_a_sentence():
    answer = sent(entered(make_camille()), "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    assert answer.status_code == 413
    assert answer.json() == {
        "said": "Ce texte dépasse 2\u00a0Mo\u00a0: collez-le en plusieurs fois, ou en texte simple."
    }


def test_a_paste_of_too_many_tags_is_refused_with_a_sentence():
    answer = sent(entered(make_camille()), "<i>a</i>" * 40_000)
    assert answer.status_code == 413
    said = "Ce texte est trop long\u00a0: collez-le en plusieurs fois, ou en texte simple."
    assert answer.json() == {"said": said}


def test_a_moderator_and_a_visitor_paste_nothing():
    assert sent(entered(make_lea()), NOTE).status_code == 403
    assert sent(Client(), NOTE).status_code == 302


def test_a_paste_from_another_site_is_refused_and_a_page_asked_for():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_camille())
    assert sent(client, NOTE).status_code == 403
    assert client.get(reverse("admin:articles_article_paste")).status_code == 405
