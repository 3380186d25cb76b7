"""Suivi de votre avis: what Léa reads there, and what she does from there."""

import json
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from chroniques.links import stored
from comments.gate import Busy, Gate
from comments.models import Comment, Decision, Follows, Revision, State
from comments.receipts import key_from, known_key, new_key
from comments.taking import NOT_TOLD
from comments.views import gates, receipt
from tests.makers import make_article, make_comment, make_lea, paris

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
KEY = key_from("une empreinte")
AT = f"/suivi/{KEY}/"
ACTS = ("texte", "effacement", "reponses", "adresse", "contestation")
TYPED = {"text": "Un autre texte.", "words": "Relisez-moi.", "follows": "replies"}


def left(state: str = "pending", **fields) -> Comment:
    """An avis of Léa's, in this state, whose receipt is at AT."""
    given = {"email": "lea@example.org", "fingerprint": "une empreinte", "receipt": stored(KEY), **fields}
    comment = make_comment(make_article(), state="pending", text="Un avis *pesé*.", **given)
    verbs = {"published": comment.publish, "spam": comment.mark_spam}
    if state == "rejected":
        comment.reject(by=None, reason="insult", note="Relisez la règle deux.")
    elif state in verbs:
        verbs[state](by=None)
    return comment


def post(act: str, headers=HERE, key: str = KEY, **data):
    return Client(enforce_csrf_checks=True).post(f"/suivi/{key}/{act}/", {**TYPED, **data}, headers=headers)


def now(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


# Who may come in


@pytest.mark.parametrize("page", ["", "avis/", "donnees/", "texte/", "effacement/", "contestation/"])
def test_no_page_of_the_receipt_is_kept_or_listed_anywhere(client, page):
    left("rejected" if page == "contestation/" else "pending")
    answer = client.get(f"{AT}{page}")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


@pytest.mark.parametrize("act", ["", "avis/", "donnees/", *(f"{act}/" for act in ACTS)])
def test_another_key_opens_nothing(client, act):
    left()
    other = key_from("une autre empreinte")
    assert client.get(f"/suivi/{other}/{act}").status_code in {404, 405}
    assert client.post(f"/suivi/{other}/{act}", TYPED, headers=HERE).status_code in {404, 405}
    assert now(Comment.objects.get()).text == "Un avis *pesé*."


@pytest.mark.parametrize("state", ["pending", "published", "rejected"])
@pytest.mark.parametrize("act", ["", *(f"{act}/" for act in ACTS)])
def test_a_scanner_that_follows_every_link_changes_nothing(client, act, state):
    left(state, proven_at=paris(2026, 1, 1))
    before = _rows()
    client.get(f"{AT}{act}", TYPED)
    client.head(f"{AT}{act}")
    assert _rows() == before


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}])
@pytest.mark.parametrize("act", ACTS)
def test_another_site_does_nothing_even_with_the_key_and_the_text_is_given_back(act, headers):
    left("published", proven_at=paris(2026, 1, 1))
    before = _rows()
    answer = post(act, headers=headers)
    assert answer.status_code == 403
    assert "Un autre texte." in answer.content.decode()
    assert _rows() == before


def test_a_new_key_makes_the_one_before_void(client):
    comment = left()
    assert known_key(comment) == KEY
    key = new_key(comment)
    assert client.get(AT).status_code == 404
    assert client.get(f"/suivi/{key}/").status_code == 200
    assert known_key(now(comment)) == key


# What it says


def test_it_says_whether_it_can_be_found_again(client):
    left(email="")
    assert "vous n’avez pas donné d’adresse" in client.get(AT).content.decode()
    Comment.objects.update(email="lea@example.org", proven_at=paris(2026, 1, 1))
    assert "peut vous être renvoyée" in client.get(AT).content.decode()


def test_it_says_how_long_it_usually_takes_here_by_what_it_took(client):
    lea, article = make_lea(), make_article()
    for hours in (1, 2, 5, 30, 200):
        with time_machine.travel(paris(2026, 5, 1), tick=False):
            comment = make_comment(article, state="pending", receipt=str(hours))
        with time_machine.travel(paris(2026, 5, 1) + timedelta(hours=hours), tick=False):
            comment.publish(by=lea)
    with time_machine.travel(paris(2026, 5, 20), tick=False):
        left()
        assert "moins de 5 heures" in client.get(AT).content.decode()
    with time_machine.travel(paris(2026, 12, 1), tick=False):
        assert "heures" not in client.get(AT).content.decode()


def test_four_decisions_tell_nothing_of_the_next(client):
    lea, article = make_lea(), make_article()
    for number in range(4):
        make_comment(article, state="pending", receipt=str(number)).publish(by=lea)
    left()
    assert "heure" not in client.get(AT).content.decode()


def test_the_script_shows_the_avis_in_its_place_while_it_waits_and_no_longer(client):
    comment = left()
    told = client.get(f"{AT}avis/").json()
    assert (told["state"], told["label"], told["receipt"]) == ("pending", "en attente", AT)
    assert "<em>pesé</em>" in told["html"]
    assert f'href="{AT}"' in told["html"]
    comment.publish(by=None)
    assert client.get(f"{AT}avis/").json()["html"] == ""


# Taking one's data away


def test_all_that_is_held_can_be_taken_away(client):
    comment = left("rejected", name="Léa", site="https://lea.example.org")
    comment.contest_refusal("Je répondais au texte.")
    answer = client.get(f"{AT}donnees/")
    assert answer["Content-Disposition"] == f'attachment; filename="avis-{comment.pk}.json"'
    told = answer.content.decode()
    for given in ("Un avis *pesé*.", "lea@example.org", "Léa", "lea.example.org", "Je répondais"):
        assert given in told
    assert "Relisez la règle deux." in told
    assert json.loads(told)


def test_no_column_of_an_avis_is_left_out_of_what_is_told_but_those_that_we_can_name():
    columns = {field.name for field in Comment._meta.concrete_fields}
    assert columns >= NOT_TOLD
    assert {
        *("fingerprint", "receipt", "nonce", "import_ref"),
        *("fragment", "fragment_with", "path", "said", "text_html"),
        *("likeness", "urgency", "waits", "waits_since", "findings"),
    } == NOT_TOLD


def test_without_its_last_slash_the_address_still_leads_there(client):
    left()
    answer = client.get(AT.rstrip("/"))
    assert (answer.status_code, answer.url) == (302, AT)
    assert "no-store" in answer["Cache-Control"]
    assert client.get(f"/suivi/{'0' * 64}").status_code == 404


# Another text


def test_what_nobody_has_read_yet_is_replaced_at_once_and_noted():
    comment = left()
    assert post("texte").url == AT
    assert now(comment).text == "Un autre texte."
    assert "Un autre texte." in now(comment).text_html
    assert [row.verdict for row in Decision.objects.all()] == ["edited"]


def test_however_often_it_is_rewritten_before_it_is_read_that_is_noted_once():
    comment = left()
    for text in ("Un deuxième.", "Un troisième."):
        post("texte", text=text)
    assert [row.verdict for row in Decision.objects.all()] == ["edited"]
    now(comment).mark_spam(by=None)
    now(comment).put_back("pending", by=None, act=None)
    post("texte", text="Un quatrième.")
    assert [row.verdict for row in Decision.objects.all()] == ["edited", "spam", "undone", "edited"]


def test_rewriting_is_counted_by_network_as_avis_are_and_nothing_typed_is_lost():
    comment = left()
    answers = [post("texte", text=f"Texte {number}.") for number in range(7)]
    assert [answer.status_code for answer in answers] == [303] * 6 + [429]
    assert "Texte 6." in answers[-1].content.decode()
    assert "dans 1" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"]
    assert now(comment).text == "Texte 5."


@pytest.mark.parametrize("act", ["texte", "effacement", "contestation"])
def test_what_cannot_be_kept_now_is_given_back_to_be_sent_again(act, monkeypatch):
    left("rejected" if act == "contestation" else "pending")
    for fault in (OperationalError("database is locked"), Busy()):
        monkeypatch.setattr(receipt, "origin_of", partial(fail, fault))
        answer = post(act, text="Un texte d’une heure.", words="Des mots d’une heure.")
        assert answer.status_code == 503
        assert answer["Retry-After"] == "10"
        assert "no-store" in answer["Cache-Control"]
        page = answer.content.decode()
        assert f'action="{AT}{act}/"' in page
        assert "Un texte d’une heure.</textarea>" in page
        assert "Des mots d’une heure.</textarea>" in page


def test_what_is_sent_to_a_receipt_passes_the_gate_of_the_avis(client, monkeypatch):
    left()
    monkeypatch.setattr(gates, "GATE", full := Gate(1, 0, 0))
    with full.entered():
        assert post("texte").status_code == 503
        assert client.post("/suivi/", {"email": "lea@example.org", "what": "data"}).status_code == 503
        assert client.get(AT).status_code == 200
    assert post("texte").status_code == 303


def fail(fault: Exception, *given: object) -> None:
    raise fault


def test_the_published_text_stays_until_the_new_one_has_been_read(client):
    comment = left("published")
    article = comment.article.get_absolute_url()
    post("texte")
    assert "pesé" in client.get(article).content.decode()
    assert "Un autre texte." not in client.get(article).content.decode()
    assert "Un autre texte." in client.get(AT).content.decode()
    now(comment).pass_revision(by=None, seen="Un autre texte.")
    assert "Un autre texte." in client.get(article).content.decode()
    assert now(comment).edited_at
    assert not Revision.objects.exists()


def test_the_last_wish_alone_waits_and_the_old_text_again_is_no_wish():
    comment = left("published")
    post("texte")
    post("texte", text="Encore un autre.")
    assert [row.text for row in Revision.objects.all()] == ["Encore un autre."]
    post("texte", text=comment.text)
    assert not Revision.objects.exists()


def test_a_moderator_does_not_pass_another_text_than_the_one_that_was_read():
    comment = left("published")
    post("texte", text="Un texte bien élevé.")
    post("texte", text="Une injure.")
    with pytest.raises(RuntimeError):
        now(comment).pass_revision(by=None, seen="Un texte bien élevé.")
    assert now(comment).text == "Un avis *pesé*."


def test_the_receipt_says_why_a_new_text_was_refused(client):
    comment = left("published")
    post("texte")
    now(comment).refuse_revision(by=None, seen="Un autre texte.", note="Il vise une personne.")
    page = client.get(AT).content.decode()
    assert "Il vise une personne." in page
    assert "Un autre texte." not in page


@pytest.mark.parametrize(("text", "said"), [("", "Votre avis est vide"), ("x" * 4001, "4\u00a0001 signes")])
def test_what_holds_for_a_first_text_holds_for_the_next(text, said):
    comment = left()
    answer = post("texte", text=text)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert text in answer.content.decode()
    assert now(comment).text == "Un avis *pesé*."


def test_a_new_text_is_read_as_a_first_one_is():
    comment = left()
    post("texte", text="Avant\x00\u202eaprès\r\n")
    assert now(comment).text == "Avantaprès"


@pytest.mark.parametrize("state", ["rejected", "spam"])
def test_a_refused_avis_is_not_mended_and_the_text_is_given_back(state):
    comment = left(state)
    answer = post("texte")
    assert answer.status_code == 409
    assert "Un autre texte." in answer.content.decode()
    assert now(comment).text == "Un avis *pesé*."


# Contesting


@pytest.mark.parametrize("state", ["rejected", "spam"])
def test_a_refusal_is_contested_once(client, state):
    comment = left(state)
    assert post("contestation").url == AT
    assert now(comment).contest == "Relisez-moi."
    assert post("contestation", words="Encore.").status_code == 409
    assert now(comment).contest == "Relisez-moi."
    assert "contesté" in client.get(AT).content.decode()


def test_a_contest_says_something(client):
    left("rejected")
    assert post("contestation", words=" ").status_code == 422
    assert "500" in post("contestation", words="x" * 501).content.decode()


@pytest.mark.parametrize("state", ["pending", "published"])
def test_what_is_not_refused_is_not_contested(client, state):
    left(state)
    assert post("contestation").status_code == 409
    assert client.get(f"{AT}contestation/").status_code == 409


def test_the_reason_stays_on_the_receipt_after_it_was_contested(client):
    left("rejected")
    post("contestation")
    assert "Relisez la règle deux." in client.get(AT).content.decode()


# Letters


def test_only_a_proven_address_follows():
    comment = left()
    assert post("reponses").status_code == 409
    comment.prove_address()
    assert post("reponses").url == AT
    assert now(comment).follows == Follows.REPLIES
    post("reponses", follows="")
    assert now(comment).follows == Follows.NOTHING


def test_one_follows_nothing_that_we_do_not_offer():
    comment = left(proven_at=paris(2026, 1, 1))
    post("reponses", follows="everything")
    assert now(comment).follows == Follows.NOTHING


def _rows() -> list:
    avis = list(Comment.objects.values())
    return [avis, list(Decision.objects.values()), list(Revision.objects.values()), Article.objects.count()]


def test_an_erased_avis_can_only_be_looked_at(client):
    left()
    post("effacement")
    assert client.get(AT).status_code == 200
    for act in ("texte", "contestation", "adresse"):
        assert post(act).status_code == 409
    assert post("effacement").url == AT
    assert now(Comment.objects.get()).state == State.ERASED
