"""A lost receipt, and erasing by an address: by a letter alone, and what each of its links opens."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.letters import letter_link, letter_token, send_due
from articles.models import Letter, Subscription
from chroniques.links import stored
from comments.models import Comment, Erasure, State
from comments.receipts import key_from
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
MAIL = "lea@example.org"
PRINT = "l’empreinte"


def left(proven: bool = True, **fields) -> Comment:
    given = {"email": MAIL, "fingerprint": PRINT, "receipt": stored(key_from(PRINT)), **fields}
    given["proven_at"] = timezone.now() if proven else None
    return make_comment(make_article(title="Le lilas"), state="pending", **given)


def ask(what: str, address: str = MAIL, headers=HERE, peer: str = "192.0.2.1"):
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR=peer)
    return client.post("/suivi/", {"email": address, "what": what}, headers=headers)


def letters() -> list[tuple[str, str]]:
    return [(letter.kind, letter.recipient) for letter in Letter.objects.order_by("pk")]


def link_in(letter) -> str:
    found = re.search(r"https?://[^/\s]+(/suivi/\S+)", letter.body)
    assert found
    return found[1]


def without_address(page) -> str:
    return re.sub(r"\S+@\S+", "", page.content.decode())


# Asking


@pytest.mark.parametrize("what", ["receipts", "erase"])
def test_the_answer_is_the_same_for_every_address(what):
    left()
    known, unknown = ask(what), ask(what, "driss@example.org")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert not known.cookies
    assert "no-store" in known["Cache-Control"]


def test_a_receipt_is_sent_again_to_a_proven_address_alone():
    left(proven=False)
    ask("receipts")
    assert letters() == []
    Comment.objects.update(proven_at=timezone.now())
    ask("receipts", MAIL.upper())
    assert letters() == [("receipt", MAIL)]


def test_the_letter_leads_to_the_receipt(client):
    left()
    ask("receipts")
    send_due()
    answer = client.get(link_in(mail.outbox[0]), follow=True)
    assert answer.redirect_chain[-1][0] == f"/suivi/{key_from(PRINT)}/"


def test_erasing_is_asked_of_any_address_that_is_known_here():
    left(proven=False)
    ask("erase", "driss@example.org")
    assert letters() == []
    ask("erase")
    assert letters() == [("erase", MAIL)]


def test_the_letter_of_erasing_says_no_word_that_anybody_typed(client):
    left(proven=False, name="Zéphyrine", text="Une injure.")
    ask("erase")
    send_due()
    letter = mail.outbox[0]
    said = letter.subject + letter.body + letter.alternatives[0][0]
    assert "Zéphyrine" not in said
    assert "injure" not in said


def test_who_asks_ten_times_a_day_gets_one_letter():
    left()
    for number in range(6):
        ask("erase", peer=f"198.51.{number}.1")
        ask("receipts", peer=f"203.0.{number}.1")
    assert sorted(letters()) == [("erase", MAIL), ("receipt", MAIL)]


def test_a_network_that_asks_too_often_waits_and_its_address_is_kept_in_the_form():
    answers = [ask("erase", f"n{number}@example.org") for number in range(8)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert "n7@example.org" in answers[-1].content.decode()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}])
def test_another_site_asks_for_nothing(headers):
    left()
    assert ask("erase", headers=headers).status_code == 403
    assert letters() == []


@pytest.mark.parametrize("typed", [{}, {"email": "lea@", "what": "erase"}, {"email": MAIL, "what": "all"}])
def test_what_is_badly_asked_is_said(client, typed):
    left()
    assert client.post("/suivi/", typed, headers=HERE).status_code == 422
    assert letters() == []


def test_to_look_at_the_form_asks_for_nothing(client):
    left()
    assert client.get("/suivi/", {"email": MAIL, "what": "erase"}).status_code == 200
    assert letters() == []


# What the links open


def erasing_link() -> str:
    Letter.objects.filter(kind="erase").delete()
    ask("erase")
    mail.outbox.clear()
    send_due()
    return link_in(mail.outbox[-1])


def test_the_page_of_erasing_says_what_there_is_and_waits_for_the_button(client):
    left()
    Subscription.objects.create(email=MAIL)
    link = erasing_link()
    page = client.get(link).content.decode()
    assert "Le lilas" in page
    assert "1 abonnement" in page
    client.head(link)
    assert Comment.objects.get().email == MAIL
    assert client.post(link, headers=HERE).url.startswith("/suivi/effacement/")
    assert Comment.objects.get().state == State.ERASED
    assert not Subscription.objects.exists()
    assert letters() == []


def test_a_link_of_erasing_serves_once_and_not_what_came_after_it(client):
    left()
    link = erasing_link()
    client.post(link, headers=HERE)
    later = left(fingerprint="autre", receipt="autre")
    assert client.post(link, headers=HERE).status_code in {404, 410}
    assert Comment.objects.get(pk=later.pk).state == State.PENDING
    assert Erasure.objects.count() == 1


def test_a_link_of_erasing_lives_a_day(client):
    left()
    link = erasing_link()
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert client.post(link, headers=HERE).status_code in {404, 410}
    assert Comment.objects.get().state == State.PENDING


def test_another_site_erases_nothing_even_with_the_link(client):
    left()
    client.post(erasing_link(), headers={"Sec-Fetch-Site": "cross-site"})
    assert Comment.objects.get().state == State.PENDING


def test_no_token_of_another_act_address_or_letter_erases(client):
    comment = left()
    link = erasing_link()
    letter = Letter.objects.get(kind="erase")
    Letter.objects.put("erase", 1, "driss@example.org")
    other = Letter.objects.get(recipient="driss@example.org")
    tokens = [
        letter_token("receipt", letter.pk, MAIL),
        letter_token("erase", comment.pk + 1000, MAIL),
        letter_token("erase", letter.pk, "driss@example.org"),
        letter_token("erase", other.pk, "driss@example.org"),
        link.rstrip("/").rpartition("/")[2][:-1] + "x",
        "x",
    ]
    for token in tokens:
        assert client.post(f"/suivi/tout/{letter.pk}/{token}/", headers=HERE).status_code in {404, 410}
    assert client.post(f"/suivi/tout/999/{tokens[0]}/", headers=HERE).status_code in {404, 410}
    assert Comment.objects.get().state == State.PENDING


def receipt_link(comment: Comment, action: str = "receipt", address: str = MAIL) -> str:
    link = letter_link("comments:receipt_by_letter", action, comment.pk, address)
    return "/" + link.split("/", 3)[3]


def test_a_receipt_opens_by_no_token_of_another_act_avis_or_address(client):
    comment, other = left(), left(fingerprint="autre", receipt="autre", email="driss@example.org")
    good = receipt_link(comment)
    assert client.get(good).status_code == 302
    for bad in (
        receipt_link(comment, action="leave"),
        receipt_link(comment, address="driss@example.org"),
        good.replace(f"/{comment.pk}/", f"/{other.pk}/"),
        good[:-2] + "/",
    ):
        assert client.get(bad).status_code in {404, 410}


def test_a_receipt_link_lives_sixty_days_and_dies_with_the_address(client):
    comment = left()
    link = receipt_link(comment)
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        assert client.get(link).status_code in {404, 410}
    Comment.objects.update(email="")
    assert client.get(link).status_code in {404, 410}


def test_where_the_key_cannot_be_told_a_button_makes_another_and_a_look_makes_none(client):
    comment = left(fingerprint=None, receipt="inconnu")
    link = receipt_link(comment)
    assert client.get(link).status_code == 200
    assert Comment.objects.get().receipt == "inconnu"
    client.post(link, headers={"Sec-Fetch-Site": "cross-site"})
    assert Comment.objects.get().receipt == "inconnu"
    made = client.post(link, headers=HERE).url
    assert client.get(made).status_code == 200
    assert client.get(link).url == made
