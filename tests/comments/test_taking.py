"""All that is kept with an address: for who reads its letters alone, and no word of a stranger."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.letters import letter_token, send_due
from articles.models import Letter, Subscription
from comments.bans import ban_address
from comments.models import Comment
from comments.reports import Said, report
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
MAIL = "lea@example.org"


def left(**fields) -> Comment:
    given = {"email": MAIL, "name": "Léa", "proven_at": timezone.now(), **fields}
    return make_comment(make_article(title="Le lilas"), state="pending", **given)


def link() -> str:
    Client().post("/suivi/", {"email": MAIL, "what": "data"}, headers=HERE)
    send_due()
    return re.search(r"https?://[^/\s]+(/suivi/donnees/\S+)", mail.outbox[-1].body)[1]


def taken(client) -> dict:
    return json.loads(client.post(link(), headers=HERE).content)


def test_a_letter_leads_to_a_page_whose_button_gives_the_file(client):
    left(text="Le premier."), left(text="Le second.")
    address = link()
    page = client.get(address)
    assert "Le lilas" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    file = client.post(address, headers=HERE)
    assert file["Content-Type"] == "application/json; charset=utf-8"
    assert file["Content-Disposition"] == 'attachment; filename="mes-avis.json"'
    assert "no-store" in file["Cache-Control"]
    assert [one["texte"] for one in json.loads(file.content)["avis"]] == ["Le premier.", "Le second."]


def test_all_that_is_held_with_the_address_is_in_it(client):
    comment = left()
    Comment.objects.update(findings=[["links", 2, "deux.example"]])
    comment.reject(by=None, reason="insult", note="Trop vif.")
    Subscription.objects.create(email=MAIL)
    ban_address(MAIL, timezone.now() + timedelta(days=9), "Insiste.", None)
    told = taken(client)
    assert told["avis"][0]["decisions"][0]["pourquoi"] == "Trop vif."
    assert "deux.example" in told["avis"][0]["findings"][0]
    assert len(told["subscriptions"]) == len(told["bans"]) == 1
    assert any(letter["courriel"] == "data" for letter in told["letters"])


def test_of_what_somebody_else_may_have_typed_no_word_is_told(client):
    left(proven_at=None, name="Zéphyrine", text="Une injure.")
    said = Said("other", words="Une calomnie.", name="Zéphyrine", email=MAIL)
    report(make_comment(make_article()), said, "192.0.2.1")
    file = client.post(link(), headers=HERE).content.decode()
    assert not [word for word in ("Zéphyrine", "injure", "calomnie") if word in file]
    told = json.loads(file)
    assert (told["avis"], len(told["unconfirmed"]), len(told["reports"])) == ([], 1, 1)


def test_what_was_left_with_another_address_is_not_in_it(client):
    left(), left(email="autre@example.org", text="D’un autre.")
    assert "D’un autre." not in json.dumps(taken(client), ensure_ascii=False)


def test_a_look_gives_nothing_nor_does_another_site(client):
    left(text="Le premier.")
    address = link()
    for answer in (client.get(address), client.post(address, headers={"Sec-Fetch-Site": "cross-site"})):
        assert answer["Content-Type"].startswith("text/html")
        assert "Le premier." not in answer.content.decode()


def test_no_token_of_another_act_letter_or_day_opens_it(client):
    left()
    address = link()
    letter = Letter.objects.get(kind="data")
    tokens = [letter_token("erase", letter.pk, MAIL), letter_token("data", letter.pk + 1, MAIL), "x"]
    tokens.append(letter_token("data", letter.pk, "driss@example.org"))
    for token in tokens:
        assert client.post(f"/suivi/donnees/{letter.pk}/{token}/", headers=HERE).status_code == 404
    good = letter_token("data", letter.pk, MAIL)
    assert client.post(f"/suivi/tout/{letter.pk}/{good}/", headers=HERE).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert client.post(address, headers=HERE).status_code == 404


def test_an_address_that_is_not_known_gets_no_letter():
    Client().post("/suivi/", {"email": "inconnu@example.org", "what": "data"}, headers=HERE)
    assert not Letter.objects.exists()


def test_the_receipt_of_a_confirmed_avis_shows_the_way(client):
    page = client.get("/suivi/?quoi=data").content.decode()
    assert re.search(r'value="data"[^>]*checked', page)
    assert client.get("/suivi/?quoi=autre").status_code == 200
