"""The queue: what waits, in its order, with what it takes to decide."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.claims import claim, readers
from comments.models import Claim, Comment, Decision, Report, Waits
from comments.queue import A_PAGE, cards, how_many, offered
from tests.makers import make_article, make_camille, make_comment, make_driss, make_lea

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/file/"


@pytest.fixture
def article():
    return make_article(title="Le lilas", standfirst="Un arbre au fond du jardin.")


@pytest.fixture
def lea(client):
    lea = make_lea()
    client.force_login(lea)
    return lea


def make_waiting(article, why=Waits.NEW, weight=0, **fields):
    comment = make_comment(article, state="pending", **{"name": "Inès", **fields})
    if why in {Waits.REPORT, Waits.SEEN, Waits.NEW_TEXT}:
        comment.publish(by=None)
    comment.wait_for(why, weight)
    comment.save(update_fields=comment.WAITING)
    return comment


def test_what_the_law_or_a_person_waits_for_comes_first_then_what_looks_fine_then_the_oldest(lea, article):
    seen = make_waiting(article, Waits.SEEN)
    doubtful, fine, later = make_waiting(article, weight=8), make_waiting(article), make_waiting(article)
    reported = make_waiting(article, Waits.REPORT)
    assert list(offered(lea)) == [reported, fine, later, doubtful, seen]
    assert how_many() == {"new": 3, "seen": 1, "new_text": 0, "contest": 0, "report": 1}
    assert [card.comment for card in cards(lea, Waits.NEW)[0]] == [fine, later, doubtful]


def test_a_page_says_all_that_it_takes_to_decide(lea, article, client):
    parent = make_comment(article, name="Noé", text="Le lilas est blanc.")
    comment = make_waiting(article, parent=parent, text="Il est violet.", email="ines@example.org")
    for state in ("published", "published"):
        make_comment(article, state=state, email="Ines@example.org")
    make_comment(article, state="pending", email="ines@example.org").mark_spam(by=None)
    page = client.get(QUEUE).content.decode()
    for said in ("Inès", "Le lilas", "Un arbre au fond du jardin.", "Le lilas est blanc.", "Il est violet."):
        assert said in page
    [card] = cards(lea)[0]
    assert card.comment == comment
    assert dict(card.by_address) == {"pending": 1, "published": 2, "spam": 1}


def test_a_new_text_is_shown_by_what_changes(lea, article, client):
    comment = make_comment(article, text="Il est violet.")
    comment.rewrite("Il est mauve.")
    page = client.get(QUEUE).content.decode()
    assert "<del>violet.</del><ins>mauve.</ins>" in page.replace("\n", "")


def test_a_contest_and_the_reports_are_read_on_the_card(lea, article, client):
    refused = make_comment(article)
    refused.reject(by=None, reason="insult")
    refused.contest_refusal("C’était une citation.")
    reported = make_waiting(article, Waits.REPORT)
    Report.objects.create(comment=reported, grievance="insult", words="Il vise ma sœur.", receipt="a")
    page = client.get(QUEUE).content.decode()
    assert "C’était une citation." in page
    assert "Il vise ma sœur." in page


def test_a_contested_refusal_is_offered_to_somebody_else_where_there_is_somebody_else(lea, article):
    comment = make_comment(article)
    comment.reject(by=lea, reason="insult")
    comment.contest_refusal("Relisez-moi.")
    assert list(offered(lea)) == [comment]
    camille = make_camille()
    assert (list(offered(lea)), list(offered(camille))) == ([], [comment])
    camille.is_active = False
    camille.save()
    assert list(offered(lea)) == [comment]


def test_two_moderators_see_which_avis_the_other_reads(lea, article):
    camille, comment, other = make_camille(), make_waiting(article), make_waiting(article)
    assert claim(comment.pk, by=lea) == ""
    assert claim(comment.pk, by=camille) == "lea"
    assert readers([comment.pk], lea) == {}
    assert [card.comment for card in cards(camille)[0]] == [other, comment]
    claim(other.pk, by=lea)
    assert claim(comment.pk, by=camille) == ""


def test_a_moderator_who_went_away_holds_nothing_back(lea, article):
    camille, comment = make_camille(), make_waiting(article)
    claim(comment.pk, by=lea)
    Claim.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert claim(comment.pk, by=camille) == ""
    assert readers([comment.pk], lea) == {comment.pk: "camille"}


def test_the_queue_asks_twelve_queries_at_most_whatever_it_holds(
    lea, article, client, django_assert_max_num_queries
):
    make_camille()
    for number in range(A_PAGE + 5):
        network = f"network {number % 3}"
        make_waiting(
            article, email=f"lecteur{number}@example.org", network=network, parent=make_comment(article)
        )
    for _ in range(5):
        make_comment(article).rewrite("Autre chose.")
    refused = make_comment(article)
    refused.reject(by=None, reason="insult")
    refused.contest_refusal("Relisez-moi.")
    client.get(QUEUE)
    with django_assert_max_num_queries(12):
        assert client.get(QUEUE).content.decode().count('class="card"') == A_PAGE
    assert len(cards(lea, page=2)[0]) == 11


def test_who_does_not_moderate_sees_neither_the_queue_nor_what_it_does(article, client):
    client.force_login(make_driss())
    comment = make_waiting(article)
    assert client.get(QUEUE).status_code == 403
    for path in ("decision", "lecture", "ensemble/article", "bannissement/address"):
        assert client.post(f"/admin/comments/comment/{comment.pk}/{path}/").status_code == 403
    assert Comment.objects.get(pk=comment.pk).state == "pending"
    assert not Decision.objects.exclude(by=None).exists()


@pytest.mark.parametrize("asked", ["?motif=rien", "?page=0", "?page=x", "?page=999999999999999"])
def test_a_queue_that_there_is_not_is_not_found(lea, client, asked):
    assert client.get(QUEUE + asked).status_code == 404


def test_the_menu_says_how_many_wait_and_never_counts_beyond_a_hundred(lea, article, client):
    make_waiting(article)
    assert "À lire (1)" in client.get("/admin/").content.decode()
    now = timezone.now()
    Comment.objects.bulk_create(
        Comment(article=article, waits="new", urgency=29, waits_since=now, text="x") for _ in range(150)
    )
    assert "À lire (100+)" in client.get("/admin/").content.decode()
