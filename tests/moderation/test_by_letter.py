"""The moderators' letter: what waits, whole; links that show by GET and act by POST, once, for one person."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from articles.letters import send_due
from articles.models import Letter, Site
from comments.models import Act, Comment, Waits
from comments.moderators import tell_moderators
from tests.letters.reading import links_in
from tests.makers import make_article, make_camille, make_comment, make_lea, paris

pytestmark = pytest.mark.django_db
MORNING = paris(2026, 11, 23, 9)


@pytest.fixture
def lea():
    lea = make_lea()
    lea.email = "lea@example.org"
    lea.save()
    return lea


def told_by(how: str) -> None:
    site = Site.objects.current()
    site.avis_letter = how
    site.save()


def make_waiting(**fields):
    comment = make_comment(make_article(), state="pending", **{"text": "Le lilas est mauve.", **fields})
    comment.hold()
    return comment


def links(mailoutbox) -> dict[str, str]:
    """The links of the last letter that decide, by their verb."""
    found = [link for link in links_in(mailoutbox[-1]) if link.startswith("/avis/moderation/")]
    return {link.split("/")[3]: link for link in found}


@pytest.fixture
def letter(lea, mailoutbox):
    """A letter that has left, and the avis that it tells of."""
    told_by("at_once")
    comment = make_waiting(findings=[["links", 3, "montres.example"]])
    tell_moderators()
    send_due()
    return comment, links(mailoutbox)


def test_it_says_the_whole_text_and_why_it_waits(letter, mailoutbox):
    [sent] = mailoutbox
    assert sent.to == ["lea@example.org"]
    assert "Le lilas est mauve." in sent.body
    assert "montres.example" in sent.body
    assert "1 avis attend d’être lu" in sent.subject.replace("\u00a0", " ")


def test_a_get_shows_and_changes_nothing(letter, client):
    _comment, found = letter
    assert set(found) == {"publish", "refuse", "spam"}
    for link in found.values():
        answer = client.get(link)
        assert answer.status_code == 200
        assert "Le lilas est mauve." in answer.content.decode()
        assert answer["X-Robots-Tag"] == "noindex"
    assert (Comment.objects.get().state, Act.objects.count()) == ("pending", 0)


@pytest.mark.parametrize(
    ("verb", "typed", "state"),
    [
        ("publish", {}, "published"),
        ("refuse", {"reason": "insult", "note": "Elle vise une personne."}, "rejected"),
        ("spam", {}, "spam"),
    ],
)
def test_a_post_acts_in_the_name_of_whose_letter_it_is(letter, client, verb, typed, state):
    comment, found = letter
    assert client.post(found[verb], typed).status_code == 200
    last = comment.last_verdict()
    assert (Comment.objects.get().state, last.by_name) == (state, "lea")
    assert (last.reason, last.note) == (typed.get("reason", ""), typed.get("note", ""))


def test_what_was_decided_once_is_not_decided_again_by_any_link(letter, client, lea):
    _comment, found = letter
    client.post(found["publish"])
    for link in found.values():
        assert (client.get(link).status_code, client.post(link).status_code) == (410, 410)
    assert Comment.objects.get().state == "published"


def test_nor_once_that_was_undone(letter, client, lea):
    _comment, found = letter
    client.post(found["spam"])
    client.force_login(lea)
    client.post(f"/admin/comments/comment/gestes/{Act.objects.get().pk}/annulation/")
    assert Comment.objects.get().state == "pending"
    assert client.post(found["spam"]).status_code == 410
    assert Comment.objects.get().state == "pending"


def test_a_link_holds_for_its_verb_and_its_avis_alone(letter, client):
    comment, found = letter
    other = make_waiting(text="Un autre.")
    token = found["publish"].split("/")[-2]
    for forged in (
        f"/avis/moderation/spam/{comment.pk}/{token}/",
        f"/avis/moderation/publish/{other.pk}/{token}/",
        f"/avis/moderation/publish/{comment.pk}/{token[:-2]}/",
        f"/avis/moderation/erase/{comment.pk}/{token}/",
        f"/avis/moderation/publish/999999/{token}/",
        f"/avis/adresse/{comment.pk}/{token}/",
    ):
        assert client.post(forged).status_code == 410
    assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}


def test_a_link_is_of_no_use_after_a_week(letter, client):
    with travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.post(letter[1]["publish"]).status_code == 410
    assert Comment.objects.get().state == "pending"


def test_nor_to_who_moderates_no_longer(letter, client, lea):
    lea.groups.clear()
    assert client.post(letter[1]["publish"]).status_code == 410


def test_nor_once_the_text_has_changed(letter, client):
    _comment, found = letter
    Comment.objects.get().rewrite("Achetez mes montres.")
    assert client.post(found["publish"]).status_code == 410


def test_a_refusal_for_another_reason_asks_for_its_words(letter, client):
    _comment, found = letter
    answer = client.post(found["refuse"], {"reason": "other"})
    assert answer.status_code == 422
    assert "Expliquez" in answer.content.decode()
    assert Comment.objects.get().state == "pending"


def test_a_new_text_is_taken_or_left_by_letter(lea, client, mailoutbox):
    told_by("at_once")
    comment = make_comment(make_article(), text="Il est violet.")
    comment.rewrite("Il est mauve.")
    tell_moderators()
    send_due()
    found = links(mailoutbox)
    assert set(found) == {"publish", "refuse"}
    client.post(found["publish"])
    assert Comment.objects.get().text == "Il est mauve."


def test_once_a_day_it_leaves_in_the_morning_if_something_waits(lea, mailoutbox):
    told_by("daily")
    with travel(MORNING - timedelta(hours=3), tick=False):
        make_waiting()
        assert tell_moderators() == 0
    with travel(MORNING, tick=False):
        assert (tell_moderators(), tell_moderators()) == (1, 0)
        send_due()
        assert len(mailoutbox) == 1
    with travel(MORNING + timedelta(days=1), tick=False):
        Comment.objects.update(waits=None)
        assert tell_moderators() == 0


def test_at_once_each_is_told_once_and_not_oftener_than_every_quarter_of_an_hour(lea, mailoutbox):
    told_by("at_once")
    with travel(MORNING, tick=False) as clock:
        make_waiting(text="Le premier.")
        assert (tell_moderators(), tell_moderators()) == (1, 0)
        send_due()
        clock.shift(timedelta(minutes=5))
        make_waiting(text="Le deuxième.")
        assert tell_moderators() == 0
        clock.shift(timedelta(minutes=11))
        assert tell_moderators() == 1
        send_due()
    assert ["Le premier." in letter.body for letter in mailoutbox] == [True, False]
    assert "Le deuxième." in mailoutbox[1].body


def test_what_was_told_already_is_no_news_once_the_rest_is_decided(lea):
    told_by("at_once")
    with travel(MORNING, tick=False) as clock:
        make_waiting(text="Le premier.")
        clock.shift(timedelta(minutes=1))
        second = make_waiting(text="Le deuxième.")
        clock.shift(timedelta(minutes=1))
        assert tell_moderators() == 1
        second.publish(by=None)
        clock.shift(timedelta(hours=1))
        assert tell_moderators() == 0


def test_who_is_offered_nothing_has_no_letter(lea):
    told_by("at_once")
    make_camille()
    comment = make_comment(make_article())
    comment.reject(by=lea, reason="insult")
    comment.contest_refusal("Relisez-moi.")
    assert tell_moderators() == 0


def test_who_wants_no_letter_has_none_and_what_waits_no_longer_is_not_told(lea, mailoutbox):
    told_by("never")
    comment = make_waiting()
    assert tell_moderators() == 0
    told_by("at_once")
    assert tell_moderators() == 1
    comment.publish(by=make_camille())
    send_due()
    assert mailoutbox == []
    assert not Letter.objects.filter(kind="to_moderators").exists()


def test_the_most_urgent_is_said_first(lea, mailoutbox):
    told_by("at_once")
    make_waiting(text="Nouveau.")
    reported = make_comment(make_article(), text="Signalé.")
    reported.wait_for(Waits.REPORT)
    reported.save(update_fields=reported.WAITING)
    tell_moderators()
    send_due()
    body = mailoutbox[0].body
    assert body.index("Signalé.") < body.index("Nouveau.")
