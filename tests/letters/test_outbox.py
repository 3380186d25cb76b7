"""The outbox: claimed once, tried again later and later, given up in sight, sent by a real mail server."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.letters import Message, composes, kinds, outbox, send_due, tells
from articles.letters.server import REFUSES, TAKES, Server
from articles.models import Letter
from articles.models.letter import CLAIMED, FIRST_PAUSE, TRIES
from tests.letters.catcher import catching
from tests.makers import make_user, paris

LEA = "lea@example.org"
NOW = paris(2026, 3, 2, 9)


@pytest.fixture
def morning():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def kind(monkeypatch):
    """A letter that says the name of the site: the templates of the question serve."""
    monkeypatch.setattr(kinds, "COMPOSED", {})
    monkeypatch.setattr(outbox, "COMPOSED", kinds.COMPOSED)
    monkeypatch.setitem(kinds.SHARES, "subscription", kinds.Share.NEWS)
    composes("subscription")(lambda letter: Message({"followed": "", "link": "http://testserver/oui/"}))
    return "subscription"


@pytest.fixture
def server(settings):
    with catching() as catcher:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = catcher.server_address
        yield catcher


def put(kind, recipient=LEA, about=1):
    Letter.objects.put(kind, about, recipient)
    return Letter.objects.latest("pk")


pytestmark = pytest.mark.django_db


def test_a_letter_asked_for_twice_is_one_letter(kind):
    put(kind)
    put(kind, "Lea@Example.org")
    assert Letter.objects.count() == 1
    assert send_due() == {"letters": 1, "unsent": 0}
    put(kind)
    assert send_due() == {"letters": 0, "unsent": 0}
    assert len(mail.outbox) == 1


def test_of_two_who_claim_a_letter_one_has_it_for_five_minutes(kind, morning):
    put(kind)
    mine, theirs = Letter.objects.get(), Letter.objects.get()
    assert (mine.claim(timezone.now()), theirs.claim(timezone.now())) == (True, False)
    assert list(Letter.objects.due(timezone.now())) == []
    morning.shift(CLAIMED)
    assert list(Letter.objects.due(timezone.now())) == [mine]


def test_a_server_that_does_not_answer_is_tried_later_and_later_then_given_up(kind, settings, morning):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    put(kind)
    pauses = []
    while (letter := Letter.objects.get()).given_up_at is None:
        pauses.append(letter.due_at - timezone.now())
        morning.move_to(letter.due_at)
        assert send_due() == {"letters": 0, "unsent": 1}
    assert pauses == [timedelta(0), *(FIRST_PAUSE * 4**n for n in range(TRIES - 1))]
    assert "ConnectionRefusedError" in letter.fault
    assert list(Letter.objects.dead()) == [letter]


def test_a_server_that_does_not_answer_is_asked_once_a_round(kind, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for number in range(3):
        put(kind, about=number)
    assert send_due() == {"letters": 0, "unsent": 1}
    assert [letter.tries for letter in Letter.objects.order_by("pk")] == [1, 0, 0]


def test_a_server_that_refuses_is_told_once_and_so_is_that_it_takes_letters_again(
    kind, server, morning, monkeypatch, caplog
):
    monkeypatch.setattr(outbox, "SERVER", Server())
    people = [f"lea{number}@example.org" for number in range(3)]
    server.refused = dict.fromkeys(people, 451)
    for number, address in enumerate(people):
        put(kind, address, about=number)
    for _try in range(2):
        send_due()
        morning.shift(FIRST_PAUSE)
    server.refused.clear()
    morning.shift(FIRST_PAUSE * 4)
    assert send_due() == {"letters": 3, "unsent": 0}
    first, last = (record.getMessage() for record in caplog.records)
    assert first.startswith(REFUSES.partition("%s")[0])
    assert last == TAKES


def test_a_fault_of_ours_is_written_down_and_keeps_no_other_letter(kind, caplog):
    put("unknown")
    put(kind)
    assert send_due() == {"letters": 1, "unsent": 1}
    assert "could not be made" in caplog.text
    assert Letter.objects.get(kind="unknown").fault == "KeyError: 'unknown'"


def test_a_letter_that_has_nothing_left_to_say_goes_and_may_come_back(kind):
    kinds.COMPOSED[kind] = lambda letter: None
    put(kind)
    assert send_due() == {"letters": 0, "unsent": 0}
    assert Letter.objects.count() == 0


def test_news_and_its_letters_are_written_together_or_not_at_all(kind, monkeypatch, morning):
    monkeypatch.setattr(kinds, "TOLD", {})
    monkeypatch.setattr(outbox, "TOLD", kinds.TOLD)

    @tells("news")
    def tell(news):
        Letter.objects.put_all(kind, 7, [LEA, "x@example.org"])
        if news.tries == 1:
            raise RuntimeError("la machine tombe")

    put("news", "")
    send_due()
    assert Letter.objects.addressed().count() == 0
    morning.shift(FIRST_PAUSE)
    assert send_due() == {"letters": 2, "unsent": 0}


def test_an_address_receives_ten_letters_a_day_and_the_next_the_day_after(kind, morning):
    for number in range(12):
        put(kind, about=number)
    assert send_due()["letters"] == 10
    assert send_due()["letters"] == 0
    assert {letter.tries for letter in Letter.objects.waiting()} == {0}
    morning.shift(timedelta(days=1))
    assert send_due()["letters"] == 2


def test_a_real_server_receives_the_letter_whole(kind, server):
    letter = put(kind)
    assert send_due() == {"letters": 1, "unsent": 0}
    [(recipients, taken)] = server.taken
    assert recipients == (LEA,)
    assert taken["To"] == LEA
    assert taken["From"] == "Chroniques <redaction@localhost>"
    assert taken["Subject"] == "Confirmez\u00a0: suivre Chroniques par courriel"
    assert taken["Message-ID"] == f"<{letter.once[:40]}@testserver>"
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken["List-Unsubscribe"] is None
    text, page = taken.iter_parts()
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert "http://testserver/oui/" in text.get_content()
    assert max(len(line) for line in text.get_content().splitlines()) <= 72
    assert "<style>" in page.get_content()


def test_the_same_letter_keeps_its_name_when_it_leaves_again(kind, server):
    put(kind)
    send_due()
    Letter.objects.update(sent_at=None, due_at=timezone.now())
    send_due()
    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_that_is_not_there_is_given_up_at_once_and_one_that_is_busy_is_not(kind, server):
    server.refused = {LEA: 550, "busy@example.org": 450}
    put(kind)
    put(kind, "busy@example.org")
    put(kind, "x@example.org")
    assert send_due() == {"letters": 1, "unsent": 2}
    assert [letter.recipient for letter in Letter.objects.dead()] == [LEA]
    assert "550" in Letter.objects.dead().get().fault


def test_a_dead_letter_is_seen_and_sent_again_in_the_admin(kind, client):
    put(kind)
    Letter.objects.update(given_up_at=timezone.now(), tries=TRIES, fault="550 pas ici")
    put("news", "")
    Letter.objects.news().update(sent_at=timezone.now())
    client.force_login(make_user("admin", is_superuser=True))
    page = client.get("/admin/articles/letter/?etat=dead").content.decode()
    assert LEA in page
    assert "550 pas ici" in page
    assert "news" not in page
    chosen = {"action": "send_again", "_selected_action": [Letter.objects.dead().get().pk]}
    client.post("/admin/articles/letter/", chosen)
    assert send_due() == {"letters": 1, "unsent": 0}


def test_the_letters_of_thirty_days_ago_are_forgotten_but_not_that_something_was_told(kind, morning):
    put(kind)
    put("news", "")
    Letter.objects.update(sent_at=NOW)
    morning.shift(timedelta(days=30, seconds=1))
    put(kind, "x@example.org")
    assert Letter.objects.forget_old(timezone.now() - timedelta(days=30)) == 1
    assert {letter.recipient for letter in Letter.objects.all()} == {"", "x@example.org"}
