"""Prévenez-moi: who is written to when a text becomes public, and only then."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.letters import letter_token, send_due
from articles.letters.texts import announce, ask
from articles.models import Letter, Subscription
from tests.letters.reading import link_in
from tests.makers import make_article, make_author, make_column, make_draft, paris

pytestmark = pytest.mark.django_db
NOW = paris(2026, 3, 2, 9)
LEA = "lea@example.org"


def follow(email=LEA, **followed):
    return Subscription.objects.create(email=email, confirmed_at=NOW - timedelta(days=9), **followed)


def tick():
    announce()
    return send_due()


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def test_one_letter_reaches_who_follows_the_column_and_the_author_and_the_site():
    driss, column = make_author(name="Driss Ouazène"), make_column(title="Le courrier")
    for followed in ({"column": column}, {"author": driss}, {}):
        follow(**followed)
    make_article(driss, column=column, at=NOW, title="Une lettre", body="Un mot[^1].\n\n[^1]: La note.")
    tick()
    [letter] = mail.outbox
    assert letter.to == [LEA]
    assert letter.subject == "Une lettre"
    assert "Un mot[1]." in letter.body
    assert "Notes\n\n1. La note." in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert "La note." in html
    assert "Le courrier, Driss Ouazène, Chroniques" in " ".join(letter.body.split())


def test_who_follows_another_column_is_left_alone():
    follow(column=make_column())
    make_article(column=make_column(), at=NOW)
    tick()
    assert mail.outbox == []


def test_an_unconfirmed_address_receives_the_question_alone():
    ask(LEA)
    make_article(at=NOW)
    tick()
    assert [letter.subject for letter in mail.outbox] == ["Confirmez\u00a0: suivre Chroniques par courriel"]


def test_a_scheduled_text_is_told_at_its_minute(morning):
    follow()
    make_article(at=NOW + timedelta(minutes=1))
    tick()
    assert mail.outbox == []
    morning.shift(timedelta(minutes=1))
    tick()
    assert len(mail.outbox) == 1


def test_a_text_that_is_withdrawn_and_published_again_is_told_once():
    follow()
    article = make_article(at=NOW)
    tick()
    article.withdraw(by=None)
    article.publish(by=None)
    tick()
    assert len(mail.outbox) == 1


def test_a_text_withdrawn_before_its_letters_leave_is_told_when_it_is_back():
    follow()
    article = make_article(at=NOW)
    announce()
    article.withdraw(by=None)
    send_due()
    assert (mail.outbox, Letter.objects.count()) == ([], 0)
    article.publish(by=None)
    tick()
    assert len(mail.outbox) == 1


def test_an_old_text_that_is_brought_in_is_told_to_nobody():
    follow()
    make_article(at=NOW - timedelta(days=1))
    make_draft()
    tick()
    assert mail.outbox == []


def test_the_letter_says_how_to_leave_and_one_click_is_a_post(client):
    row = follow()
    make_article(at=NOW)
    tick()
    [letter] = mail.outbox
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert address in letter.body
    assert client.get(address).status_code == 200
    assert Subscription.objects.get() == row
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.count() == 0
    assert client.post(address).status_code == 410


def test_the_question_is_answered_by_a_post_alone(client):
    ask(LEA)
    tick()
    address = link_in(mail.outbox[0])
    page = client.get(address)
    assert page["Cache-Control"].count("no-store")
    assert page["X-Robots-Tag"] == "noindex"
    assert Subscription.objects.get().confirmed_at is None
    assert "Votre adresse est confirmée" in client.post(address).content.decode()
    assert Subscription.objects.get().confirmed_at == NOW


def test_the_day_after_tomorrow_the_question_is_too_old(client, morning):
    ask(LEA)
    tick()
    morning.shift(timedelta(days=2, seconds=1))
    assert client.post(link_in(mail.outbox[0])).status_code == 410
    assert Subscription.objects.forget_unconfirmed(timezone.now() - timedelta(days=2)) == 1


def test_the_form_answers_the_same_whoever_follows(client):
    follow()
    known = client.post("/courriels/", {"email": LEA}, headers={"sec-fetch-site": "same-origin"})
    new = client.post("/courriels/", {"email": "x@example.org"}, headers={"sec-fetch-site": "same-origin"})
    assert (
        (known.status_code, known["Location"])
        == (new.status_code, new["Location"])
        == (303, "/courriels/demande/")
    )
    assert [letter.recipient for letter in Letter.objects.all()] == ["x@example.org"]
    assert not new.cookies


def test_who_asks_ten_times_is_asked_once(client, morning):
    for _time in range(10):
        client.post("/courriels/", {"email": "Lea@Example.org"})
    tick()
    assert len(mail.outbox) == 1
    morning.shift(timedelta(hours=1, seconds=1))
    client.post("/courriels/", {"email": LEA})
    tick()
    assert len(mail.outbox) == 2


def test_another_site_asks_for_nobody(client):
    answer = client.post("/courriels/", {"email": LEA}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert LEA in answer.content.decode()
    assert Subscription.objects.count() == 0


def test_a_form_names_only_what_there_is(client):
    column = make_column(title="Le courrier")
    assert client.get("/courriels/?column=rien").status_code == 404
    assert "Le courrier" in client.get("/courriels/?column=le-courrier").content.decode()
    client.post("/courriels/", {"email": LEA, "column": column.slug})
    assert Subscription.objects.get().column == column
    assert client.post("/courriels/", {"email": "pas une adresse"}).status_code == 422


def test_a_crowd_is_asked_to_come_back(client, monkeypatch):
    monkeypatch.setattr("articles.views.subscribing.AN_HOUR", 1)
    client.post("/courriels/", {"email": LEA})
    answer = client.post("/courriels/", {"email": "x@example.org"})
    assert answer.status_code == 429
    assert "x@example.org" in answer.content.decode()


def test_a_crowd_elsewhere_shuts_out_nobody_who_has_asked_for_nothing_yet(monkeypatch):
    monkeypatch.setattr("articles.views.subscribing.AN_HOUR", 2)
    here = {"Sec-Fetch-Site": "same-origin"}
    asked = [
        Client(REMOTE_ADDR=f"198.51.{network}.1").post(
            "/courriels/", {"email": f"n{number}@a.fr"}, headers=here
        )
        for number, network in enumerate([1, 1, 1, 2, 2])
    ]
    assert [answer.status_code for answer in asked] == [303, 303, 429, 303, 429]


def test_a_tick_sends_the_letters():
    follow()
    make_article(at=NOW)
    call_command("tick", verbosity=0, letters=True)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("wrong", ["forged", "other act", "other object", "other address"])
def test_a_token_that_is_not_for_this_changes_nothing(client, wrong):
    """One scope for each: act, object, address (defect 4, R8)."""
    asked, followed = Subscription.objects.create(email=LEA), follow(author=make_author())
    yes = letter_token("subscribe", asked.pk, LEA)
    token, key = {
        "forged": (yes[:-1] + ("A" if yes[-1] != "A" else "B"), asked.pk),
        "other act": (letter_token("unsubscribe", asked.pk, LEA), asked.pk),
        "other object": (letter_token("subscribe", followed.pk, LEA), asked.pk),
        "other address": (letter_token("subscribe", asked.pk, "x@example.org"), asked.pk),
    }[wrong]
    assert client.post(f"/courriels/oui/{key}/{token}/").status_code == 410
    assert client.post(f"/courriels/fin/{followed.pk}/{token}/").status_code == 410
    assert client.post(f"/courriels/fin/{followed.pk}-{asked.pk}/{token}/").status_code == 410
    asked.refresh_from_db()
    assert (asked.confirmed_at, Subscription.objects.count()) == (None, 2)


def test_one_network_cannot_write_to_others_in_our_name(monkeypatch):
    monkeypatch.setattr("articles.views.subscribing.OF_A_NETWORK", 2)
    here = {"Sec-Fetch-Site": "same-origin"}

    def asked(number, peer="192.0.2.1"):
        client = Client(REMOTE_ADDR=peer)
        return client.post("/courriels/", {"email": f"n{number}@example.org"}, headers=here)

    assert [asked(number, f"192.0.2.{number}").status_code for number in range(3)] == [303, 303, 429]
    assert "n2@example.org" in asked(2).content.decode()
    assert asked(3, "198.51.100.1").status_code == 303
    assert not any("192" in row.network for row in Subscription.objects.all())
    Subscription.objects.get(email="n0@example.org").confirm()
    assert asked(4).status_code == 303
