"""How long what readers give is kept."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from comments.models import Comment, State
from comments.privacy import ADDRESS_KEPT, REFUSED_KEPT, SPAM_KEPT, forget_readers
from tests.makers import make_article, make_comment, paris

pytestmark = pytest.mark.django_db
START = paris(2026, 1, 1)


def made(verb: str) -> Comment:
    with time_machine.travel(START, tick=False):
        comment = make_comment(make_article(), state="pending", email="lea@example.org")
        verbs = {"reject": {"reason": "insult"}}
        getattr(comment, verb)(by=None, **verbs.get(verb, {}))
    return comment


def test_an_address_is_blanked_after_a_year_and_the_avis_stays():
    comment = made("publish")
    assert forget_readers(START + ADDRESS_KEPT)["addresses"] == 0
    assert forget_readers(START + ADDRESS_KEPT + timedelta(seconds=1))["addresses"] == 1
    comment.refresh_from_db()
    assert (comment.email, comment.text, comment.state) == ("", "Un avis.", State.PUBLISHED)


@pytest.mark.parametrize(("verb", "kept"), [("reject", REFUSED_KEPT), ("mark_spam", SPAM_KEPT)])
def test_a_refused_avis_is_erased_when_its_time_is_over(verb, kept):
    comment = made(verb)
    assert forget_readers(START + kept)["avis"] == 0
    assert forget_readers(START + kept + timedelta(seconds=1))["avis"] == 1
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.email) == (State.ERASED, "", "")


def test_the_daily_command_says_what_it_did():
    out = StringIO()
    made("mark_spam")
    call_command("forget_readers", stdout=out)
    assert out.getvalue().strip()
