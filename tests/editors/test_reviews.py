"""A review is asked for and answered: a letter each way, with the way to the text in the room."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from articles.letters import send_due
from articles.models import Article, Letter, Review, Site
from tests.editors.test_rooms import change, entered, form_of
from tests.makers import make_article, make_camille, make_draft, make_driss, make_lea, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom():
    """Camille and Ana edit, Driss writes; each has an address."""
    people = (
        make_camille(),
        make_user("ana", "Rédaction", first_name="Ana", last_name="Vidal"),
        make_driss(),
    )
    for person in people:
        person.email = f"{person.username}@exemple.fr"
        person.save()
    return people


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def letters() -> dict[str, str]:
    """What was sent, by whom it was sent to."""
    mail.outbox.clear()
    send_due()
    return {letter.to[0]: f"{letter.subject}\n{letter.body}" for letter in mail.outbox}


def test_one_person_is_asked_with_a_word_and_answers(newsroom):
    camille, ana, driss = newsroom
    draft = make_draft(driss.author, title="Le lilas")
    asked = {"_ask": "1", "to": ana.pk, "words": "La fin surtout."}
    assert entered(driss).post(page_of(draft), asked).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "in_review"
    [(address, letter)] = letters().items()
    assert address == "ana@exemple.fr"
    assert "driss vous demande de relire «\u00a0Le lilas\u00a0»" in letter
    assert "La fin surtout." in letter
    assert page_of(draft) in letter
    assert list(Review.objects.asked_of(ana)) == list(Review.objects.all())
    assert not Review.objects.asked_of(camille).exists()
    page = entered(ana).get(page_of(draft)).content.decode()
    assert "La fin surtout." in page
    entered(ana).post(page_of(draft), {"verdict": "again", "answer": "La fin tombe."})
    draft.refresh_from_db()
    assert draft.state == "draft"
    [(address, letter)] = letters().items()
    assert address == "driss@exemple.fr"
    assert "est à reprendre" in letter
    assert "La fin tombe." in letter


def test_the_whole_newsroom_is_asked_but_who_asks(newsroom):
    camille, _ana, driss = newsroom
    draft = make_draft(driss.author)
    entered(camille).post(page_of(draft), {"_ask": "1", "to": "", "words": ""})
    assert set(letters()) == {"ana@exemple.fr"}
    entered(camille).post(page_of(draft), {"verdict": "ready", "answer": ""})
    assert Article.objects.get().state == "ready"
    assert letters() == {}  # one tells oneself nothing


def test_the_button_of_the_form_asks_the_whole_newsroom(newsroom):
    driss = newsroom[2]
    draft = make_draft(driss.author)
    entered(driss).post(change(draft), form_of(draft, _verb="submit"))
    assert set(letters()) == {"camille@exemple.fr", "ana@exemple.fr"}


def test_a_letter_says_what_is_true_when_it_leaves(newsroom):
    camille, ana, driss = newsroom
    draft = make_draft(driss.author)
    review = Review.objects.ask(draft, by=driss, to=ana)
    review.give("again", by=camille)
    assert set(letters()) == {"driss@exemple.fr"}
    assert not Letter.objects.filter(kind="review_asked").exists()


def test_who_may_not_publish_asks_and_does_not_answer(newsroom):
    driss = newsroom[2]
    own, other = make_draft(driss.author), make_draft()
    client = entered(driss)
    client.post(page_of(own), {"_ask": "1", "to": "", "words": ""})
    assert client.get(page_of(own)).context["answer"] is None
    assert client.post(page_of(own), {"verdict": "ready"}).status_code == 403
    assert client.get(page_of(other)).status_code == 404
    assert Client().get(page_of(own)).status_code == 302
    assert entered(make_lea()).get(page_of(own)).status_code in {403, 404}


def test_what_blocks_refuses_the_answer_too(newsroom):
    camille, _ana, driss = newsroom
    site = Site.objects.current()
    site.signoff_blocks = ["standfirst"]
    site.save()
    draft = make_draft(driss.author)
    Review.objects.ask(draft, by=driss)
    page = entered(camille).post(page_of(draft), {"verdict": "ready", "answer": "Oui"}, follow=True)
    assert "pas de chapô" in page.content.decode()
    assert ">\nOui</textarea>" in page.content.decode()
    assert (Article.objects.get().state, Review.objects.get().verdict) == ("in_review", "")


def test_a_working_copy_is_found_ready_and_stays_a_copy(newsroom):
    camille, _ana, driss = newsroom
    copy = make_article(driss.author).open_copy(by=driss)
    Review.objects.ask(copy, by=driss)
    assert entered(camille).post(page_of(copy), {"verdict": "ready", "answer": "Oui"}).status_code == 302
    review = Review.objects.get()
    assert (review.verdict, review.answer, review.answered_by) == ("ready", "Oui", camille)
    assert Article.objects.get(pk=copy.pk).is_copy()
    assert "Oui" in letters()["driss@exemple.fr"]
    assert not Review.objects.waiting().exists()


def test_an_answer_that_comes_second_is_said_and_kept(newsroom):
    camille, ana, driss = newsroom
    draft = make_draft(driss.author)
    Review.objects.ask(draft, by=driss)
    entered(ana).post(page_of(draft), {"verdict": "again", "answer": "La fin tombe."})
    page = entered(camille).post(page_of(draft), {"verdict": "again", "answer": "Mille mots."})
    assert "a changé d’état" in page.content.decode()
    assert ">\nMille mots.</textarea>" in page.content.decode()
    assert Review.objects.get().answer == "La fin tombe."


def test_what_cannot_be_taken_is_said_and_kept(newsroom):
    camille = newsroom[0]
    draft = make_draft()
    page = entered(camille).post(page_of(draft), {"_ask": "1", "to": 9999, "words": "Mes mots"})
    assert page.status_code == 422
    assert "Mes mots" in page.content.decode()
    assert not Review.objects.exists()


def test_asked_again_there_is_one_question(newsroom):
    _camille, ana, driss = newsroom
    draft = make_draft(driss.author)
    for _time in range(2):
        Review.objects.ask(draft, by=driss, to=ana)
    assert Review.objects.count() == 1
    assert set(letters()) == {"ana@exemple.fr"}


def test_who_reviews_again_is_led_to_what_changed_since(newsroom):
    camille, _, driss = newsroom
    draft = make_draft(driss.author, title="Le lilas", body="Le lilas est bleu.")
    Review.objects.ask(draft, by=driss).give("again", by=camille)
    since = "Ce qui a changé depuis la dernière relecture"
    assert since not in entered(camille).get(page_of(draft)).content.decode()
    saved = entered(driss).post(change(draft), form_of(draft, body="Le lilas est mauve."))
    assert saved.status_code == 302
    page = entered(camille).get(page_of(draft)).content.decode()
    [way] = re.findall(rf'<a href="([^"]*)">{since}', page)
    assert "mauve" in entered(camille).get(way).content.decode()
