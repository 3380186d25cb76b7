"""Errata, clarifications and updates: said on the page, to engines and in feeds, by who may publish."""

import json
import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Article, Correction
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_author, make_camille, make_draft, make_driss, paris

pytestmark = pytest.mark.django_db
NOON = paris(2026, 5, 3, 12)
WORDS = 'La gare est à Brest, et non à "Rennes" <b>.'


def typed(text: str = WORDS) -> dict[str, object]:
    row = {"0-sort": "erratum", "0-at_0": "03/05/2026", "0-at_1": "12:00", "0-text": text}
    return {"corrections-TOTAL_FORMS": 1, **{f"corrections-{name}": value for name, value in row.items()}}


def correct(article: Article, **said) -> Correction:
    return Correction.objects.create(article=article, text=WORDS, **said)


def test_an_editor_adds_one_from_the_form_and_readers_read_it():
    camille, article = make_camille(), make_article(make_author())
    entered(camille).post(change(article), form_of(article, **typed()))
    correction = Correction.objects.get()
    assert (correction.by, correction.at) == (camille, NOON)
    page = Client().get(article.get_absolute_url()).content.decode()
    box = re.search(r'<aside class="corrections".*?</aside>', page, re.S)[0]
    assert "<strong>Erratum</strong>" in box
    assert "3\u00a0mai 2026" in box
    assert "et non à «\u00a0Rennes\u00a0» &lt;b&gt;." in box


def test_who_comes_to_tell_one_finds_its_line_and_mends_one_that_was_said():
    camille, article = make_camille(), make_article(make_author())
    correct(article)
    assert '"?correction=1#id_corrections-1-text"' in entered(camille).get(change(article)).content.decode()
    page = entered(camille).get(change(article), {"correction": "1"}).content.decode()
    assert 'id="id_corrections-1-text"' in page
    fields = re.findall(r'<input[^>]*name="((?:initial-)?corrections-[^"]*)"(?:[^>]*value="([^"]*)")?', page)
    sent = {**dict(fields), "corrections-0-sort": "update", "corrections-1-sort": "erratum"}
    sent |= {"corrections-0-text": "La gare est à Brest.", "corrections-1-text": ""}
    sent = {name: value for name, value in sent.items() if "DELETE" not in name}
    assert entered(camille).post(change(article), form_of(article, **sent)).status_code == 302
    said = Correction.objects.get()
    assert (said.sort, said.text) == ("update", "La gare est à Brest.")


def test_a_text_without_any_shows_no_box():
    page = Client().get(make_article().get_absolute_url()).content.decode()
    assert "corrections" not in page


def test_a_columnist_adds_none_and_a_draft_takes_none():
    driss = make_driss()
    own = make_draft(driss.author)
    entered(driss).post(change(own), form_of(own, **typed()))
    entered(make_camille()).post(change(own), form_of(own, **typed()))
    assert not Correction.objects.exists()


def test_engines_and_feeds_are_told_and_the_text_is_dated():
    article = make_article(make_author())
    with time_machine.travel(NOON, tick=False):
        correct(article, at=timezone.now())
    page = Client().get(article.get_absolute_url()).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    text = next(node for node in data["@graph"] if node["@type"] == "Article")
    assert text["dateModified"] == "2026-05-03T12:00:00+02:00"
    [said] = text["correction"]
    assert (said["@type"], said["name"], said["datePublished"]) == (
        "CorrectionComment",
        "erratum",
        "2026-05-03T12:00:00+02:00",
    )
    feed = Client().get("/flux/atom.xml").content.decode()
    assert "Erratum" in feed
    assert "<updated>2026-05-03T12:00:00+02:00</updated>" in feed


def test_one_that_is_taken_back_is_said_no_more():
    article = make_article()
    one, other = correct(article), correct(article, sort="update")
    one.delete()
    article.refresh_from_db()
    assert [said["sort"] for said in article.corrected] == [other.sort]
