"""One gesture on one avis or on thousands, and its undoing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.letters import send_due
from articles.models import AvisEntry, Letter
from comments.gestures import Meanwhile, TooLateToUndo, act, as_seen, last_of, seen, undo
from comments.models import Act, Comment, Decision, Report, Revision, ThreadCount, Verdict, Waits
from comments.privacy import forget_readers
from tests.makers import make_article, make_camille, make_comment, make_lea

pytestmark = pytest.mark.django_db


@pytest.fixture
def lea():
    return make_lea()


@pytest.fixture
def article():
    return make_article()


def make_waiting(article, **fields):
    comment = make_comment(article, state="pending", **fields)
    comment.hold()
    return comment


def of(*comments):
    return Comment.objects.filter(pk__in=[comment.pk for comment in comments])


def waits(comment):
    comment.refresh_from_db()
    return comment.state, comment.waits


def flood(article, count, **fields):
    """So many avis that wait, as quickly as rows are written."""
    now = timezone.now()
    known = {"article": article, "text": "Montres !", "likeness": 7, "waits": Waits.NEW, "waits_since": now}
    rows = [Comment(**{**known, "path": f"{number:010d}", **fields}) for number in range(count)]
    Comment.objects.bulk_create(rows, 1000)
    return Comment.objects.filter(text="Montres !")


def test_each_avis_of_a_gesture_has_its_decision_which_says_who_what_why_and_what_it_was(lea, article):
    one, other = make_waiting(article), make_comment(article)
    gesture = act(of(one, other), Verdict.REJECTED, lea, "insult", "Elle vise une personne.")
    rows = gesture.decisions.values_list("comment", "verdict", "reason", "note", "by_name", "before")
    told = ("rejected", "insult", "Elle vise une personne.", "lea")
    assert set(rows) == {(one.pk, *told, "pending"), (other.pk, *told, "published")}
    assert gesture.avis == 2


def test_what_is_taken_away_is_on_no_page_in_no_search_and_waits_for_nothing(lea, article):
    comment = make_comment(article)
    comment.choose(by=None, why="Juste.")
    act(of(comment), Verdict.SPAM, lea)
    assert waits(comment) == ("spam", None)
    assert (comment.fragment, comment.said, comment.pick) == ("", "", "")
    assert not AvisEntry.objects.filter(avis=comment.pk).exists()
    assert not ThreadCount.objects.filter(article=article, published__gt=0).exists()


def test_what_is_published_at_once_is_on_its_page_and_in_search(lea, article):
    comments = [make_waiting(article) for _ in range(3)]
    act(of(*comments), Verdict.PUBLISHED, lea)
    assert [waits(comment) for comment in comments] == [("published", None)] * 3
    assert AvisEntry.objects.count() == 3
    assert all(comment.fragment for comment in comments)


def test_a_flood_is_cleaned_and_brought_back_in_a_few_statements_for_each_thousand(
    lea, article, django_assert_max_num_queries
):
    avis = flood(article, 2500)
    with django_assert_max_num_queries(90):
        gesture = act(avis, Verdict.SPAM, lea)
    assert set(avis.values_list("state", "waits")) == {("spam", None)}
    with django_assert_max_num_queries(90):
        assert undo(gesture, lea) == 2500
    assert set(avis.values_list("state", "waits", "urgency")) == {("pending", "new", 29)}
    assert Decision.objects.filter(verdict=Verdict.UNDONE).count() == 2500


@pytest.mark.parametrize("verdict", [Verdict.PUBLISHED, Verdict.REJECTED, Verdict.SPAM])
def test_what_is_undone_waits_again_as_it_did(lea, article, verdict):
    comment = make_waiting(article)
    before = Comment.objects.values().get(pk=comment.pk)
    undo(act(of(comment), verdict, lea, "insult" if verdict == Verdict.REJECTED else ""), lea)
    assert {**Comment.objects.values().get(pk=comment.pk), "waits_since": 0} == {**before, "waits_since": 0}
    assert not AvisEntry.objects.filter(avis=comment.pk).exists()


def test_a_public_avis_that_was_refused_by_mistake_is_again_what_it_was(lea, article):
    comment = make_comment(article)
    comment.choose(by=lea, why="Juste.")
    before = Comment.objects.get(pk=comment.pk)
    undo(act(of(comment), Verdict.REJECTED, lea, "insult"), lea)
    assert waits(comment) == ("published", None)
    assert (comment.pick, comment.fragment) == ("Juste.", before.fragment)
    assert AvisEntry.objects.filter(avis=comment.pk).exists()
    assert comment.last_verdict().verdict == Verdict.PUBLISHED


def test_a_refusal_that_is_undone_sends_no_letter(lea, article):
    comment = make_waiting(article, email="lea@example.org")
    gesture = act(of(comment), Verdict.REJECTED, lea, "insult")
    [letter] = Letter.objects.filter(kind="refused")
    assert letter.due_at > timezone.now() + timedelta(minutes=9)
    undo(gesture, lea)
    assert not Letter.objects.filter(kind="refused").exists()


def test_a_refusal_that_stands_is_told_ten_minutes_later(lea, article, mailoutbox):
    comment = make_waiting(article, email="lea@example.org")
    act(of(comment), Verdict.REJECTED, lea, "insult", "Elle vise une personne.")
    send_due()
    assert mailoutbox == []
    Letter.objects.update(due_at=timezone.now())
    send_due()
    assert [letter.to for letter in mailoutbox] == [["lea@example.org"]]


def test_after_ten_minutes_nothing_is_undone_nor_twice(lea, article):
    comment = make_waiting(article)
    gesture = act(of(comment), Verdict.SPAM, lea)
    Act.objects.update(at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(TooLateToUndo):
        undo(gesture, lea)
    assert waits(comment) == ("spam", None)
    again = act(of(comment), Verdict.PUBLISHED, lea)
    undo(again, make_camille())
    with pytest.raises(TooLateToUndo):
        undo(again, lea)


def test_what_somebody_decided_since_is_not_undone_with_the_rest(lea, article):
    one, other = make_waiting(article), make_waiting(article)
    gesture = act(of(one, other), Verdict.SPAM, lea)
    one.publish(by=make_camille())
    assert undo(gesture, lea) == 1
    assert (waits(one), waits(other)) == (("published", None), ("pending", "new"))


def test_an_erased_avis_stays_erased_whatever_is_decided_or_undone(lea, article):
    one, other = make_waiting(article), make_waiting(article)
    one.erase(by=None)
    gesture = act(of(one, other), Verdict.SPAM, lea)
    other.erase(by=None)
    undo(gesture, lea)
    assert (waits(one), waits(other)) == (("erased", None), ("erased", None))


def test_reports_are_upheld_or_dismissed_with_the_avis_and_wait_again_with_it(lea, article):
    gone, kept = make_comment(article), make_comment(article)
    for number, comment in enumerate((gone, kept)):
        Report.objects.create(comment=comment, grievance="insult", receipt=str(number))
        comment.wait_for(Waits.REPORT)
        comment.save(update_fields=comment.WAITING)
    gestures = act(of(gone), Verdict.REJECTED, lea, "insult"), act(of(kept), Verdict.KEPT, lea)
    assert [report.finding for report in Report.objects.order_by("pk")] == ["upheld", "dismissed"]
    assert (waits(gone), waits(kept)) == (("rejected", None), ("published", None))
    for gesture in gestures:
        undo(gesture, lea)
    assert [report.finding for report in Report.objects.all()] == ["", ""]
    assert (waits(gone), waits(kept)) == (("published", "report"), ("published", "report"))


def test_who_contested_is_told_that_the_refusal_stands(lea, article):
    comment = make_comment(article, email="lea@example.org")
    comment.reject(by=lea, reason="insult")
    comment.contest_refusal("Relisez-moi.")
    assert waits(comment) == ("rejected", "contest")
    gesture = act(of(comment), Verdict.REJECTED, make_camille(), "insult")
    assert Letter.objects.filter(kind="maintained").count() == 1
    undo(gesture, lea)
    assert waits(comment) == ("rejected", "contest")
    assert comment.contest_waits()
    assert not Letter.objects.filter(kind="maintained").exists()


def test_what_is_public_unread_is_noted_as_read_and_waits_again_when_that_is_undone(lea, article):
    comment = make_comment(article)
    comment.wait_for(Waits.SEEN)
    comment.save(update_fields=comment.WAITING)
    gesture = act(of(comment), Verdict.READ, lea)
    assert waits(comment) == ("published", None)
    undo(gesture, lea)
    assert waits(comment) == ("published", "seen")


def test_a_text_that_changed_under_the_eye_of_its_moderator_is_not_decided_of(article):
    comment = make_waiting(article)
    shown = seen(comment)
    assert as_seen(comment.pk, shown) == comment
    comment.rewrite("Autre chose.")
    with pytest.raises(Meanwhile):
        as_seen(comment.pk, shown)


def test_a_new_text_waits_until_it_is_passed_refused_or_taken_back(lea, article):
    comment = make_comment(article)
    comment.rewrite("Mieux dit.")
    assert waits(comment) == ("published", "new_text")
    comment.pass_revision(by=lea, seen="Mieux dit.")
    assert waits(comment) == ("published", None)
    comment.rewrite("Encore mieux.")
    comment.refuse_revision(by=lea, seen="Encore mieux.")
    assert waits(comment) == ("published", None)
    comment.rewrite("Une dernière fois.")
    comment.rewrite(comment.text)
    assert (waits(comment), Revision.objects.count()) == (("published", None), 0)


def test_the_latest_gesture_that_can_be_undone_is_ones_own(lea, article):
    gesture = act(of(make_waiting(article)), Verdict.SPAM, lea)
    assert (last_of(lea), last_of(make_camille())) == (gesture, None)
    undo(gesture, lea)
    assert last_of(lea) is None


def test_a_decision_that_was_undone_does_not_stand_again_once_its_gesture_is_old(lea, article):
    one, other = make_waiting(article), make_waiting(article)
    undo(act(of(one), Verdict.SPAM, lea), lea)
    act(of(other), Verdict.PUBLISHED, lea)
    Act.objects.update(at=timezone.now() - timedelta(days=4000))
    forget_readers()
    assert one.last_verdict().verdict == Verdict.HELD
    assert list(Act.objects.values_list("verdict", flat=True)) == ["spam"]
