"""How many letters an address receives: one question at a time, ten e-mails a day, and what one asks for."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from articles.letters import send_due
from articles.letters.texts import ask as ask_to_follow
from articles.models import Letter
from comments.erasing import erase
from comments.letters import ask_proof, prove, received
from comments.lost import ask
from comments.models import Asked, Comment, Follows
from tests.letters.reading import links_in
from tests.makers import make_article, make_author, make_comment

pytestmark = pytest.mark.django_db
LEA = "lea@example.org"


@pytest.fixture
def article():
    return make_article(title="Le lilas")


def leave(article, email=LEA, **fields):
    """An avis as it arrives with an address that nobody has confirmed."""
    comment = make_comment(article, state="pending", email=email, written_at=timezone.now(), **fields)
    comment.hold()
    received(comment)
    return comment


def make_proven(article, **fields):
    return make_comment(article, state="pending", email=LEA, proven_at=timezone.now(), **fields)


def subjects():
    """Of the letters of this round."""
    mail.outbox.clear()
    send_due()
    return [letter.subject.replace("\u00a0", " ") for letter in mail.outbox]


def fill_the_day(article, count=10):
    """Léa has had as many letters as a day allows."""
    for _number in range(count):
        make_proven(article).publish(by=None)
    assert len(subjects()) == count


# Questions


def test_fourteen_avis_with_one_address_ask_it_one_question(article):
    for _number in range(14):
        leave(article)
    assert len(subjects()) == 1
    assert Letter.objects.waiting().count() == 0


@pytest.mark.parametrize("answer", ["yes", "not me"])
def test_the_next_question_comes_once_the_first_is_answered(client, article, answer):
    one, two = leave(article), leave(article)
    leave(article, email="autre@example.org")
    send_due()
    letter = next(letter for letter in mail.outbox if letter.to == [LEA])
    confirm, not_me = links_in(letter)[:2]
    assert f"/{one.pk}/" in confirm
    client.post(confirm, {"follows": ""}) if answer == "yes" else client.post(not_me)
    mail.outbox.clear()
    send_due()
    asked = [letter for letter in mail.outbox if "Confirmez" in letter.subject]
    assert [f"/{two.pk}/" in links_in(letter)[0] for letter in asked] == [True]


def test_an_avis_of_long_ago_or_of_elsewhere_is_not_asked_about_again(article):
    old, imported, one = leave(article), leave(article, import_ref="blogger:1"), leave(article)
    Comment.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=31))
    Letter.objects.all().delete()
    received(one)
    prove(one, Follows.NOTHING)
    asked = Letter.objects.filter(kind="confirm", about__in=[old.pk, imported.pk])
    assert not asked.exists()


def test_who_erases_the_avis_that_was_asked_about_hears_of_the_next(article):
    one, two = leave(article), leave(article)
    erase([one], Asked.RECEIPT)
    assert [letter.about for letter in Letter.objects.filter(kind="confirm")] == [two.pk]


def test_a_question_asked_again_by_hand_leaves_once_an_hour_whichever_avis_it_is_of(article, time_machine):
    avis = [leave(article) for _number in range(14)]
    assert len(subjects()) == 1
    for comment in avis:
        ask_proof(comment)
    assert subjects() == []
    time_machine.move_to(timezone.now() + timedelta(minutes=61))
    for comment in avis:
        ask_proof(comment)
    assert len(subjects()) == 1


def test_five_questions_a_day_and_they_take_no_place_of_the_news(article):
    for _number in range(8):
        ask_to_follow(LEA, author=make_author())
    assert len(subjects()) == 5
    for _number in range(10):
        make_proven(article).publish(by=None)
    assert len(subjects()) == 10


def test_a_question_that_was_asked_again_still_counts(article, time_machine):
    comment = leave(article)
    for _hour in range(8):
        ask_proof(comment)
        send_due()
        time_machine.move_to(timezone.now() + timedelta(minutes=61))
    assert len(mail.outbox) == 5


# E-mails


def test_what_one_letter_gathers_counts_as_one_letter(article):
    follower = make_proven(article)
    follower.follow(Follows.ALL)
    for number in range(12):
        make_comment(article, name=f"Noé {number}")
    assert len(subjects()) == 1
    follower.publish(by=None)
    assert len(subjects()) == 1


# What one asks for by hand


def test_the_private_pages_of_an_address_arrive_in_one_letter(article):
    avis = [make_proven(article, text=f"Avis {number}.") for number in range(15)]
    ask("receipts", LEA, "192.0.2.1")
    assert len(subjects()) == 1
    [letter] = mail.outbox
    html = letter.alternatives[0][0]
    for comment in avis:
        assert f"/suivi/{comment.pk}/" in letter.body
        assert f"/suivi/{comment.pk}/" in html
        assert comment.text in letter.body


def test_of_one_private_page_the_letter_speaks_of_one(article):
    make_proven(article)
    ask("receipts", LEA, "192.0.2.1")
    assert subjects() == ["La page privée de votre avis"]


@pytest.mark.parametrize("what", ["receipts", "erase", "data"])
def test_a_letter_that_one_asks_for_does_not_wait_for_the_next_day(article, what):
    fill_the_day(article)
    ask(what, LEA, "192.0.2.1")
    assert len(subjects()) == 1


@pytest.mark.parametrize("what", ["receipts", "erase", "data"])
def test_nor_does_it_take_the_place_of_another(article, what):
    make_proven(article)
    ask(what, LEA, "192.0.2.1")
    assert len(subjects()) == 1
    fill_the_day(article)


def test_the_private_pages_are_sent_once_an_hour(article, time_machine):
    make_proven(article)
    for _number in range(3):
        ask("receipts", LEA, "192.0.2.1")
    assert len(subjects()) == 1
    ask("receipts", LEA, "192.0.2.1")
    assert subjects() == []
    time_machine.move_to(timezone.now() + timedelta(minutes=61))
    ask("receipts", LEA, "192.0.2.1")
    assert len(subjects()) == 1
