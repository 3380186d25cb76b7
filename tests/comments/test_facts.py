"""What the database knows of an avis is asked in one statement, and found by indexes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.facts import Asked, Facts, facts
from comments.learning import ALL
from comments.models import Comment, Learnt
from tests.makers import make_article, make_comment

pytestmark = pytest.mark.django_db
ASKED = Asked("lea@example.org", ("0" * 64,), "a network", 42, ("lilas", "vent"))


def known(asked: Asked, breaker: int = 60) -> Facts:
    return facts(asked, timezone.now(), breaker)


def test_of_an_unknown_avis_nothing_is_known():
    assert known(Asked()) == known(ASKED) == Facts()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL walks a table of one row")
def test_no_part_of_the_statement_walks_the_table_of_avis():
    make_comment(make_article())
    with CaptureQueriesContext(connection) as said:
        known(ASKED)
    assert len(said) == 1
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {said[0]['sql']}")
        steps = [row[3] for row in cursor.fetchall()]
    walked = [step for step in steps if step.startswith("SCAN") and "comments_" in step]
    assert walked == []
    assert sum("comments_comment USING" in step for step in steps) == 9


def test_an_address_is_one_whatever_its_case():
    comment = make_comment(make_article(), email="Lea@Example.org", proven_at=timezone.now())
    assert known(Asked("lea@example.org")).published == 1
    Comment.objects.filter(pk=comment.pk).update(proven_at=None)
    assert known(Asked("lea@example.org")).published == 0


def test_what_is_alike_is_counted_within_thirty_days_and_without_itself():
    article = make_article()
    first, second = (make_comment(article, state="pending", likeness=42) for _ in range(2))
    old = make_comment(article, state="pending", likeness=42)
    Comment.objects.filter(pk=old.pk).update(received_at=timezone.now() - timedelta(days=31))
    second.mark_spam(by=None)
    found = known(Asked(likeness=42, number=first.pk))
    assert (found.repeats, found.refused_alike) == (1, 1)


def test_a_network_is_counted_within_the_hour():
    article = make_article()
    for _ in range(2):
        make_comment(article, state="pending", network="a network")
    before = make_comment(article, state="pending", network="a network")
    Comment.objects.filter(pk=before.pk).update(received_at=timezone.now() - timedelta(hours=2), state="spam")
    found = known(Asked(network="a network"))
    assert (found.from_network, found.network_spam) == (2, 1)


def test_what_was_learnt_is_looked_up_by_the_signs_of_the_text():
    Learnt.objects.create(sign=ALL, ham=40, spam=30)
    Learnt.objects.create(sign="lilas", ham=12)
    Learnt.objects.create(sign="casino", spam=9)
    found = known(Asked(signs=("lilas", "vent")))
    assert (found.hams, found.spams, found.learnt) == (40, 30, {"lilas": (12, 0)})


def test_the_breaker_counts_what_readers_left_and_no_more_than_it_needs():
    article = make_article()
    for number in range(5):
        make_comment(article, receipt=str(number))
    make_comment(article, import_ref="elsewhere")
    assert known(Asked(), breaker=60).of_late == 5
    assert known(Asked(), breaker=3).of_late == 3
