"""The questions of fixtures/search, on whichever database the tests run."""

import pytest
from django.db import transaction
from django.utils import timezone

from articles.search import postgres, search

from .corpus import load, questions

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def magazine(django_db_setup, django_db_blocker):
    """The corpus, loaded once: the questions change nothing."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


def answers(magazine, query: str) -> list[str]:
    """The keys of all answers, page after page."""
    texts, avis = magazine
    found, after, keys = None, None, []
    while found is None or after:
        found = search(query, {}, timezone.now(), after)
        keys += [texts[one.article.pk] for one in found.texts] + [avis[number] for number in found.avis]
        after = found.next
    return keys


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.query)
def test_a_question_has_its_answers(magazine, question):
    assert answers(magazine, question.query) == question.answers
    if not question.answers:
        assert search(question.query, {}, timezone.now()).suggestion == question.spelling


@pytest.mark.parametrize("walked", [0, 1, 3, 20])
def test_the_answers_are_the_same_wherever_postgresql_stops_walking(magazine, monkeypatch, walked):
    """Its tests hold too few texts for any to be looked up after those that it walks."""
    monkeypatch.setattr(postgres, "WALKED", dict.fromkeys(postgres.WALKED, (0, walked)))
    for question in questions():
        assert answers(magazine, question.query) == question.answers, question.query


def test_the_corpus_asks_enough():
    assert len(questions()) >= 60
