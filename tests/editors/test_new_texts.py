"""A moderator reads a new text beside the one that readers see; what was read is what passes."""

import pytest
from django.test import Client

from comments.differences import differences
from comments.models import Comment, Decision, State
from tests.makers import make_article, make_comment, make_driss, make_lea

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"
NO_DECISIONS = {"decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}


@pytest.fixture
def lea() -> Client:
    client = Client()
    client.force_login(make_lea())
    return client


@pytest.fixture
def comment() -> Comment:
    comment = make_comment(make_article(), text="Le lilas est bleu.")
    comment.rewrite("Le lilas est <b>mauve</b>.")
    return comment


def page_of(comment: Comment) -> str:
    return f"{QUEUE}{comment.pk}/nouveau-texte/"


def test_the_words_that_change_are_told_from_those_that_stay():
    assert list(differences("Le lilas est bleu.", "Le lilas est mauve, oui.")) == [
        ("same", "Le lilas est "),
        ("gone", "bleu."),
        ("new", "mauve, oui."),
    ]
    assert list(differences("", "")) == []
    assert "".join(piece for kind, piece in differences("a b  c", "a c\nd") if kind != "new") == "a b  c"


def test_the_page_shows_what_changes_and_nothing_of_it_is_markup(lea, comment):
    page = lea.get(page_of(comment)).content.decode()
    assert "<del>bleu.</del>" in page
    assert "<ins>&lt;b&gt;mauve&lt;/b&gt;.</ins>" in page
    assert "<b>mauve" not in page


def test_a_new_text_passes_as_it_was_read(lea, comment):
    lea.post(page_of(comment), {"seen": "Le lilas est <b>mauve</b>.", "verdict": "pass"})
    comment = Comment.objects.get()
    assert comment.text == "Le lilas est <b>mauve</b>."
    assert [(row.verdict, row.by_name) for row in Decision.objects.all()][-1] == ("revised", "lea")
    assert lea.get(page_of(comment)).status_code == 404


def test_a_text_that_changed_meanwhile_does_not_pass(lea, comment):
    comment.rewrite("Une injure.")
    page = lea.post(page_of(comment), {"seen": "Le lilas est <b>mauve</b>.", "verdict": "pass"}, follow=True)
    assert "Le texte a changé depuis" in page.content.decode()
    assert Comment.objects.get().text == "Le lilas est bleu."


def test_the_old_text_stays_with_a_reason(lea, comment):
    said = {"seen": "Le lilas est <b>mauve</b>.", "verdict": "keep", "note": "Il était bleu."}
    lea.post(page_of(comment), said)
    assert Comment.objects.get().text == "Le lilas est bleu."
    assert Comment.objects.get().last_revision().note == "Il était bleu."


def test_lines_that_a_browser_ends_its_own_way_are_the_same_text(lea):
    comment = make_comment(make_article())
    comment.rewrite("Une ligne,\npuis une autre.")
    lea.post(page_of(comment), {"seen": "Une ligne,\r\npuis une autre.", "verdict": "pass"})
    assert Comment.objects.get().text == "Une ligne,\npuis une autre."


def test_the_list_says_what_calls_and_keeps_to_it(lea, comment):
    contested = make_comment(make_article(), state="pending", name="Ana")
    contested.reject(by=None, reason="insult")
    contested.contest_refusal("Relisez.")
    page = lea.get(QUEUE).content.decode()
    assert f'href="{page_of(comment)}"' in page
    assert "un refus contesté" in page
    assert "Ana" not in lea.get(f"{QUEUE}?appel=texte").content.decode()
    assert "Ana" in lea.get(f"{QUEUE}?appel=contestation").content.decode()
    contested.reject(by=None, reason="insult")
    assert "Ana" not in lea.get(f"{QUEUE}?appel=contestation").content.decode()


def test_a_moderator_reads_why_a_refusal_is_contested(lea):
    contested = make_comment(make_article(), state="pending")
    contested.reject(by=None, reason="insult")
    contested.contest_refusal("Je parlais du lilas.")
    assert "Je parlais du lilas." in lea.get(f"{QUEUE}{contested.pk}/change/").content.decode()


def test_one_does_not_publish_another_text_than_the_one_on_the_page(lea):
    comment = make_comment(make_article(), state="pending")
    page = lea.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    shown = page.split('name="_seen" value="')[1].split('"')[0]
    comment.rewrite("Une injure.")
    lea.post(f"{QUEUE}{comment.pk}/change/", {"_verb": "publish", "_seen": shown, **NO_DECISIONS})
    assert Comment.objects.get().state == State.PENDING


def test_only_moderators_decide_of_a_new_text(comment):
    driss = Client()
    driss.force_login(make_driss())
    answer = driss.post(page_of(comment), {"seen": "Le lilas est <b>mauve</b>.", "verdict": "pass"})
    assert answer.status_code == 403
    assert Client().get(page_of(comment)).status_code == 302
    assert Comment.objects.get().text == "Le lilas est bleu."
