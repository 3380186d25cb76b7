"""Each decision is told, and none twice: whatever was decided before, undone or withdrawn since."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from articles.letters import send_due
from articles.letters.outbox import LATER
from articles.models import Letter
from chroniques.links import stored
from comments import letters
from comments.gestures import act, undo
from comments.letters import prove, received
from comments.models import Comment, Decision, Follows, Reason, Verdict
from comments.models.owned import TooLate
from comments.receipts import key_from
from tests.makers import make_article, make_comment, make_driss, make_lea

pytestmark = pytest.mark.django_db
LEA = "lea@example.org"
KEY = key_from("une empreinte")
AT = f"/suivi/{KEY}/adresse/"
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def article():
    return make_article(title="Le lilas")


@pytest.fixture
def comment(article):
    return make_waiting(article, proven_at=timezone.now())


def make_waiting(article, **fields):
    known = {"email": LEA, "written_at": timezone.now(), "text": "Un avis pesé.", **fields}
    comment = make_comment(article, state="pending", **known)
    comment.hold()
    return comment


def told():
    """What Léa hears by now, once no refusal can be undone."""
    send_due()
    Letter.objects.waiting().filter(kind__in=["refused", "maintained"]).update(due_at=timezone.now())
    mail.outbox, before = [], mail.outbox
    send_due()
    said = [letter.subject.partition("\u00a0:")[0] for letter in [*before, *mail.outbox] if LEA in letter.to]
    mail.outbox = []
    return said


PUBLISHED, REFUSED, READ_AGAIN = (
    "Votre avis est publié",
    "Votre avis n’a pas été retenu",
    "Votre avis, relu",
)


def of(*avis):
    return Comment.objects.filter(pk__in=[one.pk for one in avis])


# One after another


def test_an_avis_published_again_after_a_refusal_was_contested_is_told_again(comment):
    comment.publish(by=None)
    assert told() == [PUBLISHED]
    comment.reject(by=None, reason=Reason.INSULT)
    assert told() == [REFUSED]
    comment.contest_refusal("Relisez-moi.")
    comment.publish(by=None)
    assert told() == [PUBLISHED]


def test_a_second_refusal_after_it_was_published_is_told_with_its_reason(comment):
    comment.reject(by=None, reason=Reason.INSULT)
    told()
    comment.publish(by=None)
    told()
    comment.reject(by=None, reason=Reason.DUPLICATE)
    send_due()
    Letter.objects.update(due_at=timezone.now())
    send_due()
    assert "déjà" in mail.outbox[-1].body


def test_a_refusal_is_told_once_whatever_the_number_of_clicks(comment):
    for _click in range(3):
        comment.reject(by=None, reason=Reason.INSULT)
    assert told() == [REFUSED]
    comment.reject(by=None, reason=Reason.INSULT)
    assert told() == []


def test_a_refusal_for_another_reason_is_told_and_the_first_one_is_not_if_it_has_not_left(comment):
    comment.reject(by=None, reason=Reason.INSULT)
    comment.reject(by=None, reason=Reason.DUPLICATE)
    assert told() == [REFUSED]
    comment.reject(by=None, reason=Reason.ADVERTISING)
    assert told() == [REFUSED]


def test_what_is_published_twice_is_told_once(comment):
    comment.publish(by=None)
    comment.publish(by=None)
    assert told() == [PUBLISHED]
    comment.publish(by=None)
    assert told() == []


def test_the_others_hear_once_of_an_avis_however_often_it_comes_back(article, time_machine):
    driss = make_driss()
    driss.email = "driss@example.org"
    driss.save()
    article.bylines.create(author=driss.author)
    comment = make_waiting(article)
    for _turn in range(2):
        comment.publish(by=None)
        comment.reject(by=None, reason=Reason.OTHER, note="Erreur")
        comment.publish(by=None)
        send_due()
        time_machine.move_to(timezone.now() + timedelta(days=40))
        Letter.objects.forget_old(timezone.now() - timedelta(days=30))
        comment.reject(by=None, reason=Reason.INSULT)
    assert [letter.to for letter in mail.outbox].count(["driss@example.org"]) == 1


def test_a_bulk_refusal_is_told_as_one_by_one(article):
    lea, avis = make_lea(), [make_waiting(article, proven_at=timezone.now()) for _number in range(2)]
    act(of(*avis), Verdict.REJECTED, lea, "insult")
    assert told() == [REFUSED] * 2
    act(of(*avis), Verdict.PUBLISHED, lea)
    assert told() == [PUBLISHED] * 2
    act(of(*avis), Verdict.REJECTED, lea, "duplicate")
    assert told() == [REFUSED] * 2
    avis[0].contest_refusal("Relisez-moi.")
    act(of(*avis), Verdict.REJECTED, lea, "duplicate")
    assert told() == [READ_AGAIN]


# A contest that was won


def test_after_a_contest_that_was_won_a_new_refusal_is_new_and_may_be_contested(comment):
    comment.reject(by=None, reason=Reason.INSULT)
    comment.contest_refusal("C’était une citation.")
    comment.publish(by=None)
    told()
    assert not comment.may_be_contested()
    comment.reject(by=None, reason=Reason.DUPLICATE)
    assert comment.may_be_contested()
    assert told() == [REFUSED]
    comment.contest_refusal("Où donc ?")
    assert comment.contest_waits()
    comment.reject(by=None, reason=Reason.DUPLICATE)
    assert told() == [READ_AGAIN]
    with pytest.raises(TooLate):
        comment.contest_refusal("Encore.")


def test_a_contest_whose_winning_was_undone_was_not_won(article):
    comment = make_waiting(article, proven_at=timezone.now())
    comment.reject(by=None, reason=Reason.INSULT)
    comment.contest_refusal("C’était une citation.")
    lea = make_lea()
    undo(act(of(comment), Verdict.PUBLISHED, lea), lea)
    act(of(comment), Verdict.REJECTED, lea, "insult")
    comment.refresh_from_db()
    assert not comment.may_be_contested()
    assert told() == [READ_AGAIN]


# Undone


def test_a_publication_that_was_told_undone_and_done_again_is_told_once(article):
    lea, comment = make_lea(), make_waiting(article, proven_at=timezone.now())
    gesture = act(of(comment), Verdict.PUBLISHED, lea)
    assert told() == [PUBLISHED]
    undo(gesture, lea)
    act(of(comment), Verdict.PUBLISHED, lea)
    assert told() == []


def test_who_was_not_told_before_it_was_undone_is_told_when_it_is_done_again(article):
    lea, comment = make_lea(), make_waiting(article, proven_at=timezone.now())
    gesture = act(of(comment), Verdict.PUBLISHED, lea)
    send_due(most=0)
    undo(gesture, lea)
    assert told() == []
    act(of(comment), Verdict.PUBLISHED, lea)
    assert told() == [PUBLISHED]


def test_an_undone_refusal_leaves_the_letter_of_the_publication_before_it(comment):
    comment.publish(by=None)
    lea = make_lea()
    undo(act(of(comment), Verdict.REJECTED, lea, "insult"), lea)
    assert told() == [PUBLISHED]


def test_the_same_refusal_after_an_undone_one_is_told_once(article):
    lea, comment = make_lea(), make_waiting(article, proven_at=timezone.now())
    undo(act(of(comment), Verdict.REJECTED, lea, "insult"), lea)
    assert told() == []
    act(of(comment), Verdict.REJECTED, lea, "insult")
    assert told() == [REFUSED]


# Withdrawn


def test_what_is_approved_while_its_text_is_withdrawn_is_told_when_the_text_returns(comment, time_machine):
    comment.article.withdraw(by=None)
    comment = Comment.objects.get(pk=comment.pk)
    comment.publish(by=None)
    assert told() == []
    comment.article.publish(by=None)
    time_machine.move_to(timezone.now() + LATER)
    assert told() == [PUBLISHED]


def test_a_letter_that_waits_when_its_text_is_withdrawn_leaves_when_it_returns(comment, time_machine):
    comment.publish(by=None)
    Letter.objects.put("published", comment.pk, "noe@example.org")
    send_due(most=0)
    comment.article.withdraw(by=None)
    assert told() == []
    assert Letter.objects.waiting().get(kind="avis_published").tries == 0
    comment.article.publish(by=None)
    time_machine.move_to(timezone.now() + LATER)
    assert told() == [PUBLISHED]


def test_nobody_waits_longer_for_a_text_than_letters_are_kept(comment, time_machine):
    comment.article.withdraw(by=None)
    Comment.objects.get(pk=comment.pk).publish(by=None)
    send_due()
    time_machine.move_to(timezone.now() + timedelta(days=30, minutes=1))
    send_due()
    assert Letter.objects.count() == 0


# Proven, all or nothing


def test_an_address_is_proven_with_its_letter_or_not_at_all(article, monkeypatch):
    comment = make_waiting(article)

    def fall(comment):
        raise SystemExit("la machine tombe")

    monkeypatch.setattr(letters, "proven", fall)
    with pytest.raises(SystemExit):
        prove(comment, Follows.REPLIES)
    kept = Comment.objects.get()
    assert (kept.proven_at, kept.follows) == (None, "")
    monkeypatch.undo()
    prove(kept, Follows.REPLIES)
    assert told() == ["Votre avis attend d’être lu"]


def test_who_confirms_twice_at_once_confirms_once(article):
    comment, again = (Comment.objects.get(pk=make_waiting(article).pk) for _twice in range(2))
    again = Comment.objects.get(pk=comment.pk)
    prove(comment, Follows.ALL)
    prove(again, Follows.NOTHING)
    assert Comment.objects.get(pk=comment.pk).follows == Follows.ALL


# The question, asked again


def asked_again(client):
    page = client.post(AT, headers=HERE)
    assert page.status_code == 200
    return page.content.decode().replace("\u00a0", " ")


@pytest.fixture
def asked(article):
    comment = make_waiting(article, receipt=stored(KEY))
    received(comment)
    return Letter.objects.get(kind="confirm")


def test_a_question_that_was_given_up_is_asked_again(client, asked):
    Letter.objects.update(given_up_at=timezone.now() - timedelta(hours=3), tries=8, fault="550")
    assert "d’ici quelques minutes" in asked_again(client)
    send_due()
    assert [letter.to for letter in mail.outbox] == [[LEA]]


def test_the_page_says_that_the_server_refuses_the_address(client, asked):
    Letter.objects.update(given_up_at=timezone.now() - timedelta(minutes=3), tries=1, fault="550")
    page = asked_again(client)
    assert "n’a pas pris notre courriel" in page
    assert "en route" not in page
    assert Letter.objects.waiting().count() == 0


def test_the_page_says_that_the_letter_has_left(client, asked):
    send_due()
    page = asked_again(client)
    assert "est parti à" in page
    assert "d’ici quelques minutes" not in page
    send_due()
    assert len(mail.outbox) == 1


def test_the_page_says_when_a_letter_that_waits_will_leave(client, asked):
    Letter.objects.update(due_at=timezone.now() + timedelta(hours=20))
    page = asked_again(client)
    assert "partira" in page
    assert "d’ici quelques minutes" not in page
    assert Decision.objects.filter(verdict=Verdict.HELD).count() == 1
