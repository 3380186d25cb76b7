"""What was decided of a new text is undone as any decision is, for as long."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from comments.erasing import erase
from comments.gestures import TooLateToUndo, last_of, undo
from comments.models import UNDONE_WITHIN, Act, Asked, Comment, Revision
from comments.revising import decide_text, forget_texts
from tests.makers import make_article, make_camille, make_comment, make_lea

pytestmark = pytest.mark.django_db
OLD, NEW = "Le lilas est mauve.", "Le lilas est blanc."
QUEUE = "/admin/comments/comment/file/"


@pytest.fixture
def lea():
    return make_lea()


@pytest.fixture
def avis():
    comment = make_comment(make_article(), text=OLD)
    comment.rewrite(NEW)
    return comment


def now(comment):
    comment = Comment.objects.get(pk=comment.pk)
    return comment.text, comment.waits, comment.waiting_text(), comment.edited_at


@pytest.mark.parametrize("passes", [True, False])
def test_undone_the_old_text_is_read_and_the_new_one_waits_again(lea, avis, passes):
    gesture = decide_text(avis, passes, lea, NEW)
    assert now(avis)[:3] == (NEW if passes else OLD, None, "")
    assert last_of(lea) == gesture
    assert undo(gesture, make_camille()) == 1
    assert now(avis) == (OLD, "new_text", NEW, None)
    assert avis.last_revision() is None
    with pytest.raises(TooLateToUndo):
        undo(gesture, lea)


def test_the_page_of_the_queue_undoes_it(client, lea, avis):
    client.force_login(lea)
    decide_text(avis, True, lea, NEW)
    page = client.post(reverse("admin:comments_comment_undo_page", args=[Act.objects.get().pk]))
    assert page["Location"].startswith(QUEUE)
    assert now(avis)[0] == OLD


def test_what_its_author_wrote_since_stays(lea, avis):
    gesture = decide_text(avis, True, lea, NEW)
    avis.rewrite("Le lilas est bleu.")
    assert undo(gesture, lea) == 0
    assert now(avis)[:3] == (NEW, "new_text", "Le lilas est bleu.")


def test_what_was_decided_since_stays(lea, avis):
    gesture = decide_text(avis, True, lea, NEW)
    Comment.objects.get(pk=avis.pk).reject(by=lea, reason="insult")
    assert undo(gesture, lea) == 0
    assert now(avis)[0] == NEW


def test_after_ten_minutes_nothing_of_it_is_kept(lea, avis):
    decide_text(avis, False, lea, NEW)
    assert forget_texts() == 0
    with time_machine.travel(timezone.now() + UNDONE_WITHIN + timedelta(seconds=1)):
        assert forget_texts() == 1
    assert Act.objects.get().text == ""


def test_an_avis_that_is_erased_leaves_none_of_its_texts_in_a_gesture(lea, avis):
    gesture = decide_text(avis, True, lea, NEW)
    erase(Comment.objects.filter(pk=avis.pk), Asked.RECEIPT)
    assert Act.objects.get().text == ""
    assert undo(gesture, lea) == 0
    assert not Revision.objects.exists()
