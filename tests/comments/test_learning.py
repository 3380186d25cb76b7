"""What the filter learns of decisions, and forgets with them."""

import pytest

from comments.learning import ALL, forget, learn, learn_all
from comments.models import Comment, Learnt, Lesson
from comments.screening import likeness
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db


def counts() -> dict[str, tuple[int, int]]:
    return {row.sign: (row.ham, row.spam) for row in Learnt.objects.all()}


def learnt(text: str, name: str = "Léa") -> Comment:
    return make_comment(make_article(), state="pending", text=text, name=name)


def test_a_decision_counts_once_however_often_it_is_taken():
    comment = learnt("Le lilas fleurit.")
    learn(comment, False)
    learn(comment, False)
    assert counts()[ALL] == (1, 0)
    assert counts()["lilas"] == (1, 0)


def test_another_decision_takes_back_the_first():
    comment = learnt("Le lilas fleurit.")
    learn(comment, False)
    learn(comment, True)
    assert set(counts().values()) == {(0, 1)}


def test_what_is_unlearnt_leaves_nothing():
    comment, other = learnt("Le lilas fleurit."), learnt("Le lilas fane.", name="Noé")
    learn(comment, False)
    learn(other, True)
    before = counts()
    third = learnt("Tout autre chose.", name="Zoé")
    learn(third, True)
    learn(third, None)
    assert counts() == before
    learn(comment, None)
    learn(other, None)
    assert not Learnt.objects.exists()
    assert not Lesson.objects.exists()


def test_what_was_unlearnt_is_the_text_that_was_learnt_whatever_it_says_now():
    comment = learnt("Le lilas fleurit.")
    learn(comment, False)
    Comment.objects.update(text="Autre chose.")
    learn(Comment.objects.get(), None)
    assert not Learnt.objects.exists()


def test_a_flood_teaches_as_much_as_three_of_its_avis():
    article, text = make_article(), "Gagnez mille euros par jour sans sortir de chez vous."
    for number in range(8):
        make_comment(article, state="pending", text=f"{text} {number}", likeness=likeness(text))
    learn_all(Comment.objects.all(), True)
    assert counts()[ALL] == (0, 3)
    learn_all(Comment.objects.all(), None)
    assert not Learnt.objects.exists()


def test_a_set_that_is_decided_otherwise_is_learnt_otherwise():
    first, second = learnt("Le lilas fleurit."), learnt("La criée commence.")
    learn(first, False)
    learn_all(Comment.objects.filter(pk__in=[first.pk, second.pk]), True)
    assert counts()[ALL] == (0, 2)
    assert counts()["lilas"] == (0, 1)


def test_when_the_time_of_an_avis_is_over_what_it_alone_said_is_forgotten():
    spams = [learnt(f"Du casino pour {name}.", name=name) for name in ("Gustave", "Berthe")]
    for comment in spams:
        learn(comment, True)
    assert forget([spams[0].pk]) == 1
    known = counts()
    assert known["casino"] == (0, 2)
    assert "name:gustave" not in known
    assert known["name:berthe"] == (0, 1)
    assert known[ALL] == (0, 2)
