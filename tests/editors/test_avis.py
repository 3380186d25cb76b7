"""Moderating and answering in the editors' room."""

import pytest
from django.test import Client

from comments.models import Comment, Decision, State
from tests.makers import make_article, make_author, make_comment, make_driss, make_lea

pytestmark = pytest.mark.django_db
NO_DECISIONS = {"decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def lea() -> Client:
    client = Client()
    client.force_login(make_lea())
    return client


def act(client: Client, action: str, *avis: Comment):
    return client.post(QUEUE, {"action": action, "_selected_action": [comment.pk for comment in avis]})


def test_several_avis_are_filed_at_once_with_a_decision_each(lea):
    article = make_article()
    avis = [make_comment(article, state="pending") for _ in range(3)]
    act(lea, "file_as_spam", *avis)
    assert Comment.objects.filter(state=State.SPAM).count() == 3
    assert [row.by_name for row in Decision.objects.all()] == ["lea"] * 3


def test_nothing_is_published_from_a_list_which_shows_how_a_text_begins(lea):
    comment = make_comment(make_article(), state="pending")
    act(lea, "publish", comment)
    assert Comment.objects.get().state == State.PENDING


def test_a_refusal_asks_for_its_reason_and_gives_it_to_each(lea):
    article = make_article()
    avis = [make_comment(article, state="pending") for _ in range(2)]
    page = act(lea, "refuse", *avis)
    assert lea.get(page.url).status_code == 200
    assert lea.post(page.url, {"reason": ""}).status_code == 200
    assert not Decision.objects.exists()
    lea.post(page.url, {"reason": "insult", "note": "Elle vise une personne."})
    assert Comment.objects.filter(state=State.REJECTED).count() == 2
    assert {row.reason for row in Decision.objects.all()} == {"insult"}


def test_another_reason_must_be_explained(lea):
    comment = make_comment(make_article(), state="pending")
    page = lea.post(f"{QUEUE}refuser/?avis={comment.pk}", {"reason": "other", "note": ""})
    assert "Expliquez" in page.content.decode()
    assert Comment.objects.get().state == State.PENDING


@pytest.mark.parametrize("numbers", ["", "abc", "1,,x", "999", "9" * 30])
def test_a_refusal_of_nothing_changes_nothing(lea, numbers):
    assert lea.get(f"{QUEUE}refuser/?avis={numbers}").status_code == 200


def test_spam_and_erasure_are_decisions_too(lea):
    comment = make_comment(make_article(), state="pending")
    act(lea, "file_as_spam", comment)
    assert Comment.objects.get().state == State.SPAM
    act(lea, "erase", comment)
    assert Comment.objects.get().text == ""
    lea.post(f"{QUEUE}{comment.pk}/change/", {"_verb": "publish", **NO_DECISIONS})
    assert Comment.objects.get().state == State.ERASED


def test_a_pick_has_its_line_of_why(lea):
    comment = make_comment(make_article())
    lea.post(f"{QUEUE}{comment.pk}/choisir/", {"why": "La mesure juste."})
    assert Comment.objects.get().pick == "La mesure juste."


def test_an_author_answers_and_the_answer_appears_at_once():
    driss = make_driss()
    client = Client()
    client.force_login(driss)
    article = make_article(driss.author)
    comment = make_comment(article)
    assert client.get(f"{QUEUE}{comment.pk}/repondre/").status_code == 200
    client.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "Vous avez *raison*."})
    reply = Comment.objects.get(parent=comment)
    assert (reply.author, reply.is_published()) == (driss.author, True)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<em>raison</em>" in page
    assert "Réponse de" in page


def test_an_answer_sent_twice_is_one_and_another_or_one_that_was_refused_is_another():
    driss = make_driss()
    client = Client()
    client.force_login(driss)
    comment = make_comment(make_article(driss.author))
    first, again = (client.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "Merci."}) for _ in range(2))
    assert first.url == again.url
    reply = Comment.objects.get(parent=comment)
    assert reply.decisions.count() == 1
    client.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "Merci encore."})
    reply.reject(by=None, reason="other", note="Trop court.")
    client.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "Merci."})
    assert Comment.objects.published().filter(parent=comment).count() == 2


def test_a_columnist_answers_under_their_own_texts_alone_and_decides_of_nothing():
    driss = make_driss()
    client = Client()
    client.force_login(driss)
    comment = make_comment(make_article(make_author()))
    own = make_comment(make_article(driss.author), state="pending")
    assert client.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "x"}).status_code == 404
    assert client.post(f"{QUEUE}refuser/?avis={own.pk}", {"reason": "insult"}).status_code == 403
    assert client.post(f"{QUEUE}{own.pk}/change/", {"_verb": "publish"}).status_code == 403
    assert Comment.objects.get(pk=own.pk).state == State.PENDING


def test_a_moderator_without_a_signature_does_not_answer(lea):
    comment = make_comment(make_article())
    assert lea.post(f"{QUEUE}{comment.pk}/repondre/", {"text": "x"}).status_code == 403


def test_a_stale_page_does_not_publish_what_was_erased(lea):
    comment = make_comment(make_article())
    comment.erase(by=None)
    lea.post(f"{QUEUE}{comment.pk}/change/", {"_verb": "publish", **NO_DECISIONS})
    assert Comment.objects.get().state == State.ERASED


def test_an_author_reads_the_decisions_of_their_own_texts_and_no_address():
    driss = make_driss()
    client = Client()
    client.force_login(driss)
    own = make_comment(make_article(driss.author), name="Visible", email="secret@example.org")
    make_comment(make_article(make_author()), name="Cachée")
    page = client.get("/admin/comments/decision/").content.decode()
    assert "Visible" in page
    assert "Cachée" not in page
    assert "secret@example.org" not in client.get(f"{QUEUE}{own.pk}/change/").content.decode()


def test_nobody_enters_without_an_account():
    for page in ("", "refuser/?avis=1", "1/repondre/", "1/choisir/"):
        assert Client().get(f"{QUEUE}{page}").status_code == 302
