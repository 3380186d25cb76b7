"""What the forms of the queue do, by POST alone, to the avis as it was read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.gestures import seen
from comments.models import Act, Ban, Comment, Learnt, Lesson, Waits, WordList
from tests.makers import make_article, make_author, make_comment, make_lea

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/file/"
JSON = {"accept": "application/json"}


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def lea(client):
    lea = make_lea()
    client.force_login(lea)
    return lea


def make_waiting(article, **fields):
    comment = make_comment(article, state="pending", **fields)
    comment.hold()
    return comment


@pytest.fixture
def decide(client, lea):
    def post(comment, verb, **words):
        typed = {"verb": verb, "seen": words.pop("seen", seen(comment)), **words}
        return client.post(f"/admin/comments/comment/{comment.pk}/decision/", typed, headers=JSON)

    return post


def now(comment):
    comment.refresh_from_db()
    return comment.state


def plain(page):
    """With the spaces of everybody's keyboard."""
    return page.content.decode().replace("\u202f", " ").replace("\u00a0", " ")


def test_an_act_says_what_it_did_and_gives_its_undoing(decide, article, client):
    comment = make_waiting(article)
    told = decide(comment, "spam").json()
    assert told["said"] == "Classé comme indésirable."
    assert f"/gestes/{Act.objects.get().pk}/annulation/" in told["undo"]
    client.post(f"/admin/comments/comment/gestes/{Act.objects.get().pk}/annulation/")
    assert now(comment) == "pending"


def test_without_script_the_queue_comes_back_and_says_it(client, lea, article):
    comment = make_waiting(article)
    typed = {"verb": "publish", "seen": seen(comment), "motif": "new"}
    answer = client.post(f"/admin/comments/comment/{comment.pk}/decision/", typed)
    assert (answer.status_code, answer["Location"]) == (303, f"{QUEUE}?motif=new")
    page = client.get(QUEUE).content.decode()
    assert "Publié." in page
    assert "Annuler" in page


def test_a_refusal_without_a_reason_is_for_the_first_one(decide, article):
    comment = make_waiting(article)
    decide(comment, "refuse")
    assert comment.last_verdict().reason == "off_topic"


@pytest.mark.parametrize(
    "words",
    [{"verb": "refuse", "reason": "other"}, {"verb": "pick"}, {"verb": "answer"}, {"verb": "erase"}],
)
def test_what_lacks_its_words_decides_nothing(decide, article, words):
    comment = make_waiting(article)
    assert decide(comment, **words).status_code == 422
    assert now(comment) == "pending"


def test_what_changed_meanwhile_is_not_decided_of_and_says_so(decide, article, lea):
    comment = make_waiting(article)
    shown = seen(comment)
    comment.rewrite("Achetez mes montres.")
    answer = decide(comment, "publish", seen=shown)
    assert answer.status_code == 409
    assert "relisez-le" in answer.json()["said"]
    assert now(comment) == "pending"


def test_a_pick_is_published_with_its_line_and_undone_with_it(decide, article, client):
    comment = make_waiting(article)
    decide(comment, "pick", why="Juste.")
    comment.refresh_from_db()
    assert (comment.state, comment.pick, comment.waits) == ("published", "Juste.", None)
    client.post(f"/admin/comments/comment/gestes/{Act.objects.get().pk}/annulation/")
    comment.refresh_from_db()
    assert (comment.state, comment.pick, comment.waits) == ("pending", "", "new")


def test_an_author_answers_and_the_avis_is_published_with_it(decide, article, lea):
    comment = make_waiting(article)
    assert decide(comment, "answer", text="Merci.").status_code == 422
    author = make_author(name="Léa Moreau", user=lea)
    assert decide(comment, "answer", text="Merci.").status_code == 200
    assert now(comment) == "published"
    assert list(comment.replies.values_list("text", "author")) == [("Merci.", author.pk)]


def test_a_reported_avis_is_kept_and_one_that_is_public_unread_is_read(decide, article):
    reported, unread = make_comment(article), make_comment(article)
    for comment, why in ((reported, Waits.REPORT), (unread, Waits.SEEN)):
        comment.wait_for(why)
        comment.save(update_fields=comment.WAITING)
        decide(comment, "publish")
    verdicts = [comment.decisions.last().verdict for comment in (reported, unread)]
    assert verdicts == ["kept", "read"]
    assert not Comment.objects.filter(waits__isnull=False).exists()


@pytest.mark.parametrize("path", ["decision", "lecture"])
def test_no_get_acts(client, lea, article, path):
    comment = make_waiting(article)
    assert client.get(f"/admin/comments/comment/{comment.pk}/{path}/").status_code == 405


@pytest.mark.parametrize(
    ("alike", "shared"),
    [
        ("address", {"email": "ines@example.org"}),
        ("network", {"network": "a network"}),
        ("likeness", {"likeness": 7}),
        ("article", {}),
    ],
)
def test_all_that_goes_with_an_avis_is_decided_of_in_one_gesture_and_undone_in_one(
    client, lea, article, alike, shared
):
    one, other = make_waiting(article, **shared), make_waiting(article, **shared)
    public = make_comment(article, **shared)
    alone = make_waiting(make_article(), email="noe@example.org", network="another", likeness=8)
    page = f"/admin/comments/comment/{one.pk}/ensemble/{alike}/"
    assert "en attente : 2 ; publiés : 1" in client.get(page).content.decode().replace("\u202f", " ").replace(
        "\u00a0", " "
    )
    client.post(page, {"verdict": "spam", "reason": "insult"})
    assert [now(comment) for comment in (one, other, public, alone)] == [
        "spam",
        "spam",
        "published",
        "pending",
    ]
    client.post(f"/admin/comments/comment/gestes/{Act.objects.get().pk}/annulation/")
    assert [now(comment) for comment in (one, other)] == ["pending", "pending"]
    client.post(page, {"verdict": "rejected", "reason": "insult", "public": "on"})
    assert [now(comment) for comment in (one, other, public, alone)] == [*["rejected"] * 3, "pending"]


def test_an_avis_without_address_is_gathered_with_no_other_that_has_none(client, lea, article):
    one = make_waiting(article)
    for way in ("address", "network", "likeness", "rien"):
        assert client.get(f"/admin/comments/comment/{one.pk}/ensemble/{way}/").status_code == 404
    for kind in ("address", "network", "rien"):
        assert client.get(f"/admin/comments/comment/{one.pk}/bannissement/{kind}/").status_code == 404


@pytest.mark.parametrize("kind", ["address", "network"])
def test_where_an_avis_comes_from_is_banned_until_an_hour_and_let_in_again(client, lea, article, kind):
    one = make_waiting(article, email="ines@example.org", network="a network")
    client.post(f"/admin/comments/comment/{one.pk}/bannissement/{kind}/", {"days": "7", "why": "Flot."})
    ban = Ban.objects.get()
    assert (ban.kind, ban.why, ban.by) == (kind, "Flot.", lea)
    assert abs(ban.until - timezone.now() - timedelta(days=7)) < timedelta(minutes=1)
    assert "ines@" not in f"{ban.hint}{ban.key}"
    assert client.get("/admin/comments/ban/").status_code == 200
    client.post("/admin/comments/ban/", {"action": "lift", "_selected_action": [ban.pk]})
    assert not Ban.objects.exists()


def test_a_list_of_words_shows_what_it_would_have_met_before_it_is_kept(client, lea, article):
    make_comment(article, text="Un spécialiste des montres.")
    make_comment(article, text="Un spécialiste.")
    typed = {"name": "Montres", "words": "montres\ncialis", "towards": "hold", "is_on": "on"}
    page = client.post("/admin/comments/wordlist/add/", typed).content.decode()
    assert "Un spécialiste des montres." in page
    assert "Un spécialiste.<" not in page
    assert not WordList.objects.exists()
    client.post("/admin/comments/wordlist/add/", {**typed, "_confirmed": "1"})
    assert WordList.objects.get().name == "Montres"
    change = f"/admin/comments/wordlist/{WordList.objects.get().pk}/change/"
    assert "Un spécialiste.<" in client.post(change, {**typed, "words": "specialiste"}).content.decode()
    assert WordList.objects.get().words == "montres\ncialis"


def test_what_was_learnt_is_seen_and_forgotten_whole(decide, article, client):
    decide(make_waiting(article, text="Montres suisses."), "spam")
    assert Learnt.objects.exists()
    assert client.get("/admin/comments/learnt/").status_code == 200
    client.get("/admin/comments/learnt/oubli/")
    assert Lesson.objects.count() == 1
    client.post("/admin/comments/learnt/oubli/")
    assert not Learnt.objects.exists()
    assert not Lesson.objects.exists()


def test_nothing_that_an_avis_holds_runs_in_the_queue(client, lea, article):
    """Isso, #1083; emlog, #331: the screen of the moderators is the one that is aimed at (defect 11)."""
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    comment = make_comment(
        article, state="pending", name=hostile[:70], text=hostile, site="https://a.example/'onx"
    )
    comment.findings = [["links", 3, hostile]]
    comment.wait_for(Waits.NEW)
    comment.save()
    published = make_comment(article, text="Sage.")
    published.rewrite(hostile)
    page = client.get(QUEUE).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
