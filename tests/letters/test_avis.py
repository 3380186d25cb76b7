"""The letters of the avis: who is told what, once it is public, once, never with a stranger's words."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from articles.letters import send_due
from articles.models import Letter
from comments.gate import Gate
from comments.letters import prove
from comments.models import Comment, Follows, Reason
from comments.reports import Said, report, settle_all
from comments.submission import answer
from comments.views import gates
from tests.letters.reading import link_in, links_in
from tests.makers import make_article, make_camille, make_comment, make_driss, paris

pytestmark = pytest.mark.django_db
LEA, OTHER = "lea@example.org", "autre@example.org"
SECRET = "Acheter mes montres"


def make_avis(article=None, email="", **fields):
    known = {"text": SECRET, "name": "Léa Moreau", "written_at": timezone.now(), **fields}
    return make_comment(article or make_article(), state="pending", email=email, **known)


def make_proven(article, email=LEA, follows=Follows.REPLIES, **fields):
    """A public avis whose author follows it, once their own letters have left."""
    comment = make_avis(article, email, **fields)
    comment.proven_at, comment.follows = timezone.now(), follows
    comment.save()
    comment.publish(by=None)
    send_due()
    mail.outbox.clear()
    return comment


def sent():
    """Who was written to about what, in the order of the letters."""
    send_due()
    return [(letter.to[0], letter.subject.partition("\u00a0:")[0]) for letter in mail.outbox]


def sent_later():
    """The same once a refusal can no longer be undone: its letter waits that long."""
    assert not Letter.objects.due(timezone.now()).filter(kind__in=["refused", "maintained"]).exists()
    Letter.objects.waiting().update(due_at=timezone.now())
    return sent()


def test_an_unproven_address_is_told_what_becomes_of_the_avis_without_a_word_of_it():
    comment = make_avis(email=LEA)
    comment.publish(by=None)
    comment.reject(by=None, reason=Reason.ADVERTISING, note="Pas de montres ici")
    assert sent_later() == [(LEA, "Votre avis n’a pas été retenu")]
    [letter] = mail.outbox
    whole = letter.message().as_string() + letter.body + letter.alternatives[0][0]
    assert "Le motif" in letter.body
    assert not any(word in whole for word in (SECRET, "montres", "Moreau"))


def test_what_is_told_is_what_is_true_when_the_letter_leaves():
    comment = make_avis(email=LEA)
    comment.publish(by=None)
    comment.mark_spam(by=None)
    assert sent() == []
    assert Letter.objects.count() == 0


def test_a_proven_address_reads_its_own_words_and_finds_its_private_page(client):
    comment = make_avis(email=LEA)
    prove(comment, Follows.NOTHING)
    assert sent() == [(LEA, "Votre avis attend d’être lu")]
    [letter] = mail.outbox
    assert SECRET in letter.body
    assert f"/suivi/courriel/{comment.pk}/" in letter.body or "/suivi/" in letter.body


def test_a_refusal_says_its_reason_and_what_the_editors_wrote_and_so_does_the_second():
    comment = make_avis(email=LEA)
    prove(comment, Follows.NOTHING)
    comment.reject(by=None, reason=Reason.INSULT, note="Elle vise une personne")
    assert sent_later()[-1] == (LEA, "Votre avis n’a pas été retenu")
    assert "Elle vise une personne" in mail.outbox[-1].body
    comment.contest_refusal("Relisez-moi.")
    comment.reject(by=None, reason=Reason.INSULT)
    assert sent_later()[-1] == (LEA, "Votre avis, relu")


def test_a_reply_held_then_published_is_told_once_to_who_is_answered():
    """Comentario and xtd mail at creation alone: a reply approved later is never told (defect 1, R5)."""
    article = make_article()
    parent = make_proven(article)
    reply = make_avis(article, parent=parent)
    assert sent() == []
    reply.publish(by=None)
    reply.reject(by=None, reason=Reason.OTHER, note="Erreur")
    reply.publish(by=None)
    reply.publish(by=None)
    assert sent() == [(LEA, "Léa Moreau répond à votre avis")]
    assert sent() == [(LEA, "Léa Moreau répond à votre avis")]
    assert SECRET in mail.outbox[0].body


def test_a_reply_that_is_rejected_is_told_to_nobody():
    article = make_article()
    make_avis(article, parent=make_proven(article)).reject(by=None, reason=Reason.INSULT)
    assert sent() == []


@pytest.mark.parametrize("lacking", [{"proven_at": None}, {"follows": ""}, {"email": ""}])
def test_who_has_not_proven_an_address_or_does_not_follow_hears_of_no_reply(lacking):
    article = make_article()
    parent = make_proven(article)
    Comment.objects.filter(pk=parent.pk).update(**lacking)
    make_avis(article, parent=parent).publish(by=None)
    assert sent() == []


def test_who_follows_the_conversation_hears_once_of_each_avis_but_their_own():
    article = make_article()
    make_proven(article, follows=Follows.ALL)
    mine = make_proven(article, follows=Follows.ALL, text="Un autre")
    make_avis(article, parent=mine).publish(by=None)
    make_avis(make_article()).publish(by=None)
    assert sent() == [(LEA, "Léa Moreau répond à votre avis")]
    make_avis(article, email=LEA).publish(by=None)
    assert sent()[1:] == [(LEA, "Votre avis est publié")]


def test_the_author_is_told_of_a_public_avis_and_led_to_the_answer(client):
    driss = make_driss()
    driss.email = "driss@example.org"
    driss.save()
    comment = make_avis(make_article(driss.author))
    assert sent() == []
    comment.publish(by=None)
    assert sent() == [("driss@example.org", "Léa Moreau laisse un avis")]
    there = client.get(link_in(mail.outbox[0]))
    assert there.status_code == 302
    assert there["Location"] == f"/admin/comments/comment/{comment.pk}/repondre/"
    assert "/admin/login/" in client.get(there["Location"])["Location"]
    assert client.get(link_in(mail.outbox[0]).replace("~", "x")).status_code == 404


def test_an_author_hears_nothing_of_their_own_answer():
    driss = make_driss()
    driss.email = "driss@example.org"
    driss.save()
    parent = make_proven(make_article(driss.author))
    mail.outbox.clear()
    answer(parent, by=driss, text="Merci")
    assert sent() == [(LEA, "Driss Ouazène répond à votre avis")]


def test_an_avis_from_elsewhere_is_told_to_nobody():
    article = make_article()
    make_proven(article, follows=Follows.ALL)
    make_avis(article, email=OTHER, import_ref="blogger:1").publish(by=None)
    assert sent() == []


def test_a_public_avis_costs_one_row_whatever_the_number_of_followers():
    article = make_article()
    for number in range(3):
        make_proven(article, f"lea{number}@example.org", Follows.ALL)
    before = Letter.objects.count()
    make_avis(article, email=OTHER).publish(by=None)
    assert Letter.objects.count() == before + 1
    assert len(sent()) == 4


def test_what_a_letter_leads_to_passes_the_gate_of_the_avis(client, monkeypatch):
    Letter.objects.put("confirm", make_avis(email=LEA).pk, LEA)
    send_due()
    confirm = links_in(mail.outbox[0])[0]
    monkeypatch.setattr(gates, "GATE", full := Gate(1, 0, 0))
    with full.entered():
        assert client.post(confirm, {"follows": ""}).status_code == 503
        assert client.get(confirm).status_code == 200
    assert client.post(confirm, {"follows": ""}).status_code == 200


def test_the_address_is_confirmed_by_a_post_alone(client):
    comment = make_avis(email=LEA)
    Letter.objects.put("confirm", comment.pk, LEA)
    assert sent() == [(LEA, "Confirmez votre adresse")]
    confirm, not_me = links_in(mail.outbox[0])[:2]
    assert "Confirmer mon adresse" in client.get(confirm).content.decode()
    assert Comment.objects.get().proven_at is None
    client.post(confirm, {"follows": "all"})
    kept = Comment.objects.get()
    assert (kept.proven_at is not None, kept.follows) == (True, "all")
    client.post(confirm, {"follows": ""})
    assert Comment.objects.get().follows == "all"
    client.post(not_me)
    assert Comment.objects.get().email == LEA


def test_who_did_not_write_it_has_the_address_forgotten(client):
    comment = make_avis(email=LEA)
    Letter.objects.put("confirm", comment.pk, LEA)
    send_due()
    _confirm, not_me = links_in(mail.outbox[0])[:2]
    assert client.get(not_me).status_code == 200
    assert Comment.objects.get().email == LEA
    client.post(not_me)
    assert Comment.objects.get().email == ""
    assert Letter.objects.filter(recipient=LEA).count() == 0


def test_one_click_leaves_the_conversation(client):
    article = make_article()
    own = make_proven(article, follows=Follows.ALL)
    make_avis(article).publish(by=None)
    send_due()
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    client.get(leave)
    assert Comment.objects.get(pk=own.pk).follows == "all"
    assert client.post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Comment.objects.get(pk=own.pk).follows == ""


@pytest.mark.parametrize("wrong", ["forged", "other act", "other avis", "other address", "expired"])
def test_a_token_that_is_not_for_this_does_nothing(client, wrong, time_machine):
    """Defects 3, 4: a refusal that is not returned (Comentario), one secret of several powers (Commento)."""
    article = make_article()
    comment, another = make_avis(article, email=LEA), make_avis(article, email=LEA)
    for one in (comment, another):
        Letter.objects.put("confirm", one.pk, LEA)
    send_due()
    mine, theirs = (links_in(letter) for letter in mail.outbox)
    confirm = mine[0]
    token = confirm.split("/")[-2]
    address = {
        "forged": confirm.replace(token, token[:-1] + ("A" if token[-1] != "A" else "B")),
        "other act": confirm.replace(token, mine[1].split("/")[-3]),
        "other avis": confirm.replace(token, theirs[0].split("/")[-2]),
    }.get(wrong, confirm)
    if wrong == "other address":
        Comment.objects.filter(pk=comment.pk).update(email=OTHER)
    if wrong == "expired":
        time_machine.move_to(timezone.now() + timedelta(days=60, seconds=2))
    assert client.post(address, {"follows": "all"}).status_code == 410
    assert Comment.objects.filter(proven_at__isnull=False).count() == 0


def test_camille_hears_nothing_since_she_signs_nothing():
    make_camille()
    make_avis(make_article(at=paris(2020, 1, 1))).publish(by=None)
    assert sent() == []


def test_what_a_busy_day_holds_back_arrives_as_one_letter(time_machine):
    driss = make_driss()
    driss.email = "driss@example.org"
    driss.save()
    article = make_article(driss.author)
    for number in range(13):
        make_avis(article, name=f"Léa {number}").publish(by=None)
        send_due()
    assert len(mail.outbox) == 10
    time_machine.move_to(timezone.now() + timedelta(days=1))
    send_due()
    assert len(mail.outbox) == 11
    assert "Sous le même texte\u00a0:\n– Léa 11" in mail.outbox[-1].body
    assert "– Léa 12" in mail.outbox[-1].body
    assert Letter.objects.waiting().count() == 0


def test_a_refusal_says_who_decided_after_what_and_what_can_be_done():
    comment = make_avis(email=LEA)
    comment.proven_at = timezone.now()
    comment.save()
    comment.publish(by=None)
    report(comment, Said("insult"), "192.0.2.1")
    camille = make_camille()
    settle_all([comment], True, "", camille)
    comment.reject(by=camille, reason=Reason.INSULT)
    Letter.objects.update(due_at=timezone.now())
    send_due()
    body = mail.outbox[-1].body.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")
    for said in (
        "Le motif : il s’en prend à une personne",
        "Il avait été signalé.",
        "Une personne de la rédaction en a décidé, aucune machine.",
        "Vous pouvez contester cette décision une fois",
        "dans les 180 jours",
        "La justice vous reste ouverte.",
    ):
        assert said in body
