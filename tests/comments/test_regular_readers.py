"""A regular reader is known by a proven address, on the device that proved it."""

import pytest

from articles.models import Article, Letter
from comments import letters
from comments.models import Comment, Waits, WordList
from tests.makers import make_article

from .arrivals import OTHERS, leave, regular, set_site, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(title="Le lilas")


@pytest.fixture(autouse=True)
def confidence():
    set_site(avis_reading="trust")


def test_a_regular_reader_appears_at_once(article):
    key = regular(article)
    comment, _key = leave(make_article(), known=f"{'0' * 64} {key}")
    assert (comment.state, comment.waits) == ("published", Waits.SEEN)
    assert comment.proven_at is not None


def test_its_address_is_not_asked_again_whether_it_is_one_s_own(article):
    key = regular(article)
    leave(make_article(), known=key)
    assert set(Letter.objects.values_list("kind", flat=True)) == {"avis_published"}


def test_the_avis_that_was_known_so_proves_the_next_one(article):
    _comment, key = leave(make_article(), OTHERS[3], known=regular(article))
    assert leave(make_article(), known=key)[0].state == "published"


def test_an_address_that_is_typed_earns_nothing(article):
    regular(article)
    comment, _key = leave(make_article())
    assert (comment.state, comment.proven_at) == ("pending", None)
    assert "published_before" not in told(comment)


def test_what_was_proven_elsewhere_proves_nothing_here(article):
    regular(article)
    _comment, unproven = leave(make_article(), OTHERS[3])
    comment, _key = leave(make_article(), known=unproven)
    assert (comment.state, comment.proven_at) == ("pending", None)


def test_the_key_of_another_address_proves_nothing(article):
    regular(article)
    other, key = leave(make_article(), OTHERS[3], email="noe@example.org")
    letters.prove(other, "")
    assert leave(make_article(), known=key)[0].state == "pending"


def test_the_key_of_an_erased_avis_proves_nothing(article):
    key = regular(article)
    Comment.objects.latest("pk").erase(by=None)
    comment, _key = leave(make_article(), known=key)
    assert (comment.state, comment.proven_at) == ("pending", None)


@pytest.mark.parametrize("key", ["x", "é" * 64, "0" * 64, "\x00", "' OR 1=1 --"])
def test_a_forged_key_proves_nothing(article, key):
    regular(article)
    assert leave(make_article(), known=key)[0].state == "pending"


def test_fewer_avis_than_the_site_asks_for_do_not_make_a_regular_reader(article):
    assert leave(make_article(), known=regular(article, times=2))[0].state == "pending"


def test_avis_that_nobody_read_do_not_make_a_regular_reader(article):
    key = regular(article, times=2)
    set_site(avis_reading="after")
    leave(make_article(), OTHERS[3], known=key)
    set_site(avis_reading="trust")
    assert leave(make_article(), known=key)[0].state == "pending"


def test_without_the_script_it_appears_when_its_letter_is_confirmed(article):
    regular(article)
    comment, _key = leave(make_article())
    letters.prove(comment, "")
    comment.refresh_from_db()
    assert (comment.state, comment.waits) == ("published", Waits.SEEN)


def test_confirming_an_address_lets_nothing_appear_that_its_screening_holds(article):
    regular(article)
    WordList.objects.create(name="Noms", words="volontiers")
    comment, _key = leave(make_article())
    letters.prove(comment, "")
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_a_stranger_who_confirms_an_address_still_waits(article):
    comment, _key = leave(article)
    letters.prove(comment, "")
    comment.refresh_from_db()
    assert (comment.state, comment.waits) == ("pending", Waits.NEW)


def test_a_regular_reader_whom_a_machine_takes_for_spam_is_read_by_a_person(article):
    key = regular(article)
    WordList.objects.create(name="Casino", words="volontiers", towards="spam")
    comment, _key = leave(make_article(), known=key)
    assert (comment.state, comment.waits) == ("pending", Waits.NEW)
