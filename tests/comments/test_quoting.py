"""Erasing takes one's own words back, and nobody else's: what an avis copied was never its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from comments.erasing import erase
from comments.models import Asked, Comment
from comments.privacy import forget_readers
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db

SEEN = "Le lapin était sur la banquette du fond, à côté de la fenêtre, je l’ai vu."
PHRASE = "La criée commence à cinq heures et les mouettes n’attendent personne."


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lapin du wagon", body=f"{PHRASE}\n\nAu comptoir, on parle du vent.")


def left(article: Article, text: str, name: str = "Léa", **fields) -> Comment:
    comment = make_comment(article, state="pending", text=text, name=name, email="", **fields)
    comment.publish(by=None)
    return comment


def text_of(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).text


def test_who_copies_an_avis_and_erases_the_copy_takes_nothing_of_the_first(article):
    first, copy = left(article, SEEN), left(article, SEEN, "Marchand")
    erase([copy], Asked.RECEIPT)
    assert text_of(first) == SEEN


def test_a_copy_that_nobody_saw_takes_nothing_of_anyone(article):
    first = left(article, SEEN)
    after = left(article, f"> {SEEN}\n\nMoi aussi.", "Ana")
    copy = make_comment(article, state="pending", text=f"{SEEN} Moi aussi, disait Ana hier soir.", name="Ana")
    erase([copy], Asked.RECEIPT)
    assert (text_of(first), text_of(after)) == (SEEN, f"> {SEEN}\n\nMoi aussi.")


def test_spam_that_copied_an_avis_goes_alone_when_its_time_is_over(article):
    first = left(article, SEEN)
    copy = make_comment(article, state="pending", text=f"{SEEN} www.casino.example", name="Marchand")
    copy.mark_spam(by=None)
    forget_readers(timezone.now() + timedelta(days=31))
    assert (text_of(first), text_of(copy)) == (SEEN, "")


def test_who_quoted_an_avis_and_goes_takes_their_own_words_alone(article):
    first = left(article, SEEN)
    reply = left(
        article, f"> {SEEN}\n\nNon, il dormait tranquillement dans le placard du chef.", "Bob", parent=first
    )
    answer = left(
        article, "« il dormait tranquillement dans le placard du chef » : j’en doute.", "Ana", parent=reply
    )
    erase([reply], Asked.RECEIPT)
    assert text_of(first) == SEEN
    assert text_of(answer) == "« […] » : j’en doute."


def test_the_words_of_the_text_belong_to_the_text(article):
    one, other = (
        left(article, f"« {PHRASE} » {words}", name) for words, name in (("J’aime.", "Ana"), ("Bof.", "Bob"))
    )
    erase([one], Asked.RECEIPT)
    assert text_of(other) == f"« {PHRASE} » Bof."


def test_a_name_goes_from_who_speaks_to_it_alone(article):
    signed = left(article, "Un avis de rien du tout, vraiment.", "Ma fille")
    beside = left(article, "Ma fille l’a gardée au pied du lit.", "Paul")
    erase([signed], Asked.RECEIPT)
    assert text_of(beside) == "Ma fille l’a gardée au pied du lit."


@pytest.mark.parametrize(
    ("typed", "is_proven", "said"),
    [
        ("e@example.org", True, "Écrivez à marie@example.org."),
        ("marie@example.org", False, "Écrivez à marie@example.org."),
        ("marie@example.org", True, "Écrivez à […]."),
    ],
)
def test_an_address_goes_whole_and_where_it_was_proven(article, typed, is_proven, said):
    beside = left(make_article(), "Écrivez à marie@example.org.", "Paul")
    comment = left(article, "Un avis.")
    comment.email, comment.proven_at = typed, timezone.now() if is_proven else None
    comment.save()
    erase([comment], Asked.RECEIPT)
    assert text_of(beside) == said


def test_two_who_share_a_pseudonym_are_two(article):
    first = left(article, "Mon numéro est le zéro un deux trois quatre cinq, appelez-moi.", "Marie")
    reply = left(
        article, "> Mon numéro est le zéro un deux trois quatre cinq\n\nMerci.", "Marie", parent=first
    )
    erase([first], Asked.RECEIPT)
    assert text_of(reply) == "> […]\n\nMerci."
