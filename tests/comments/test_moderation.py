"""What is decided of an avis."""

import pytest
from django.db import IntegrityError, transaction

from comments.models import Comment, Decision, Reason, State
from comments.models.decision import AppendOnly
from comments.models.moderation import ErasedForGood
from tests.makers import make_article, make_comment, make_lea

pytestmark = pytest.mark.django_db


def test_each_verb_leaves_a_decision_that_says_who_and_why():
    lea, comment = make_lea(), make_comment(make_article(), state="pending")
    comment.publish(by=lea)
    comment.choose(by=lea, why="Une mesure que personne n'avait.")
    comment.reject(by=lea, reason=Reason.INSULT, note="Elle vise une personne.")
    comment.mark_spam(by=lea)
    rows = [(row.verdict, row.reason, row.note, row.by_name) for row in Decision.objects.all()]
    assert rows == [
        ("published", "", "", "lea"),
        ("picked", "", "Une mesure que personne n'avait.", "lea"),
        ("rejected", "insult", "Elle vise une personne.", "lea"),
        ("spam", "", "", "lea"),
    ]


def test_erasing_leaves_what_was_decided_without_the_words_that_may_quote_it():
    lea, comment = make_lea(), make_comment(make_article(), state="pending")
    comment.reject(by=lea, reason=Reason.INSULT, note="Elle vise une personne.")
    comment.erase(by=lea)
    rows = [(row.verdict, row.reason, row.note, row.by_name) for row in Decision.objects.all()]
    assert rows == [("rejected", "insult", "", "lea"), ("erased", "", "", "lea")]


def test_a_page_that_was_opened_before_brings_back_neither_a_text_nor_an_erased_avis():
    comment = make_comment(make_article(), state="pending")
    opened = Comment.objects.get(pk=comment.pk)
    comment.rewrite("Un autre texte, écrit depuis.")
    opened.publish(by=None)
    assert "Un autre texte" in Comment.objects.get().fragment
    comment.erase(by=None)
    with pytest.raises(ErasedForGood):
        opened.publish(by=None)


def test_a_decision_is_never_changed_nor_deleted():
    make_comment(make_article())
    decision = Decision.objects.get()
    for forbidden in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(note="x"),
    ):
        with pytest.raises(AppendOnly):
            forbidden()


def test_a_decision_outlives_the_account_of_who_took_it():
    lea, comment = make_lea(), make_comment(make_article(), state="pending")
    comment.publish(by=lea)
    lea.delete()
    assert (Decision.objects.get().by, Decision.objects.get().by_name) == (None, "lea")


def test_a_refusal_has_a_reason():
    comment = make_comment(make_article(), state="pending")
    with pytest.raises(ValueError, match="not a valid Reason"):
        comment.reject(by=None, reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(comment=comment, verdict="rejected")


def test_what_readers_no_longer_see_is_no_longer_a_pick():
    comment = make_comment(make_article())
    comment.choose(by=None, why="Juste.")
    comment.reject(by=None, reason=Reason.DUPLICATE)
    assert Comment.objects.get().pick == ""


def test_erasing_leaves_nothing_of_the_reader_and_keeps_the_thread():
    article = make_article()
    comment = make_comment(article, email="lea@example.org", site="https://lea.example.org/")
    reply = make_comment(article, parent=comment)
    comment.erase(by=None)
    row = Comment.objects.values().get(pk=comment.pk)
    assert not any(secret in str(row) for secret in ("Léa", "lea", "Un avis"))
    assert row["state"] == State.ERASED
    assert Comment.objects.get(pk=reply.pk).parent_id == comment.pk


def test_an_avis_is_rendered_when_it_is_saved():
    html = make_comment(make_article(), text="*Oui* <script>alert(1)</script>").text_html
    assert "<em>Oui</em>" in html
    assert "<script" not in html


def test_an_imported_avis_may_lack_its_name_and_date():
    comment = make_comment(make_article(), name="", written_at=None)
    assert comment.signature() == "Anonyme"


def test_what_is_erased_stays_erased():
    comment = make_comment(make_article())
    comment.erase(by=None)
    for verb in (comment.publish, comment.mark_spam, lambda by: comment.reject(by, Reason.INSULT)):
        with pytest.raises(ErasedForGood):
            verb(None)
    assert Comment.objects.get().state == State.ERASED
