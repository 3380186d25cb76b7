"""« Signaler cet avis »: kept once, whatever goes wrong the words are there, and it is answered."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from articles.letters import letter_token, send_due
from articles.models import Letter
from chroniques.links import stored
from comments.gate import Gate
from comments.gestures import act, undo
from comments.models import UNDONE_WITHIN, Comment, Report, Waits
from comments.reports import reopen, settle, settle_all
from comments.views import gates
from comments.views import reports as pages
from tests.makers import make_article, make_camille, make_comment, paris

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
MAIL = "lea@example.org"
WORDS = "Il donne l’adresse de ma voisine."
LAWFUL = {"grievance": "personal_data", "words": WORDS, "name": "Léa", "email": MAIL}
ILLEGAL = {**LAWFUL, "grievance": "illegal", "law": "loi de 1881", "in_good_faith": "on"}


@pytest.fixture
def avis() -> Comment:
    return make_comment(make_article(title="Le lilas"), name="Driss", text="Elle habite au 4.")


def post(avis, typed, headers=HERE, peer: str = "192.0.2.1"):
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR=peer)
    return client.post(f"/avis/{avis.pk}/signaler/", typed, headers=headers)


def words_of(page) -> str:
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


# Leaving one


def test_each_avis_has_its_way_to_be_reported(client, avis):
    page = words_of(client.get(avis.article.get_absolute_url()))
    assert f'href="/avis/{avis.pk}/signaler/" rel="nofollow" aria-label="Signaler l’avis de Driss"' in page


def test_a_closed_conversation_can_still_be_reported(client):
    avis = make_comment(make_article(comments_open=False))
    assert f"/avis/{avis.pk}/signaler/" in words_of(client.get(avis.article.get_absolute_url()))


def test_the_form_shows_the_avis_and_its_exact_address_to_who_asks_alone(client, avis, settings):
    page = client.get(f"/avis/{avis.pk}/signaler/")
    assert "Elle habite au 4." in words_of(page)
    assert f"{settings.SITE_URL}/avis/{avis.pk}/" in words_of(page)
    assert page["Cache-Control"] == "private, no-cache"
    assert not page.cookies
    assert 'content="noindex"' in words_of(page)


def test_a_report_waits_before_a_moderator_and_its_page_says_so(client, avis):
    answer = post(avis, LAWFUL)
    kept = Report.objects.get()
    avis.refresh_from_db()
    assert answer.status_code == 303
    assert avis.waits == Waits.REPORT
    assert (kept.words, kept.text, kept.grievance) == (WORDS, "Elle habite au 4.", "personal_data")
    page = client.get(answer.url)
    assert f"S-{timezone.localdate().year}-{kept.pk}" in words_of(page)
    assert WORDS in words_of(page)
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_the_database_does_not_tell_the_key_of_its_page(avis):
    key = post(avis, LAWFUL).url.strip("/").rpartition("/")[2]
    kept = Report.objects.get()
    assert kept.receipt == stored(key)
    assert key not in str(vars(kept))


def test_another_key_opens_nothing(client, avis):
    post(avis, LAWFUL)
    assert client.get(f"/suivi/signalement/{'0' * 64}/").status_code == 404


def test_the_same_report_sent_ten_times_is_one(avis):
    answers = {post(avis, LAWFUL).url for _time in range(5)}
    assert len(answers) == Report.objects.count() == 1


def test_the_same_report_sent_again_once_the_avis_is_gone_leads_to_the_same_page(avis):
    first = post(avis, LAWFUL)
    avis.reject(by=None, reason="insult")
    assert post(avis, LAWFUL).url == first.url


def test_an_avis_that_twenty_people_report_is_one_thing_to_read(avis):
    for number in range(20):
        post(avis, {"grievance": "insult", "words": f"Raison {number}"}, peer=f"198.51.{number}.1")
    assert Report.objects.waiting().filter(comment=avis).count() == 20
    assert [waiting.pk for waiting in Comment.objects.waiting()] == [avis.pk]


def test_readers_see_no_difference(client, avis, django_assert_num_queries):
    before = Comment.objects.get(pk=avis.pk)
    post(avis, LAWFUL)
    after = Comment.objects.get(pk=avis.pk)
    assert (before.fragment, before.state, before.pick) == (after.fragment, after.state, after.pick)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}])
def test_what_does_not_come_from_here_is_given_back(avis, headers):
    page = post(avis, LAWFUL, headers=headers)
    assert page.status_code == 403
    assert WORDS in words_of(page)
    assert not Report.objects.exists()


def test_a_browser_that_says_nothing_of_itself_sends_it_from_the_form(avis):
    page = words_of(post(avis, LAWFUL, headers={}))
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)[1]
    assert post(avis, {**LAWFUL, "nonce": nonce}, headers={}).status_code == 303


def test_the_pass_of_one_form_serves_for_no_other_avis(avis):
    other = make_comment(avis.article)
    nonce = re.search(r'name="nonce" value="([^"]+)"', words_of(post(other, LAWFUL, headers={})))[1]
    assert post(avis, {**LAWFUL, "nonce": nonce}, headers={}).status_code == 403


def test_another_site_reports_nothing_even_with_the_pass(avis):
    nonce = re.search(r'name="nonce" value="([^"]+)"', words_of(post(avis, LAWFUL, headers={})))[1]
    assert post(avis, {**LAWFUL, "nonce": nonce}, {"Sec-Fetch-Site": "cross-site"}).status_code == 403


# What the law asks for


@pytest.mark.parametrize("lacks", ["words", "name", "email", "in_good_faith"])
def test_of_what_is_illegal_the_law_asks_for_this(avis, lacks):
    page = post(avis, {**ILLEGAL, lacks: ""} if lacks != "in_good_faith" else _without(lacks))
    assert page.status_code == 422
    assert f'href="#id_{lacks}"' in words_of(page)
    assert "loi de 1881" in words_of(page)
    assert "L’envoyer tel quel" in words_of(page)


def _without(name: str) -> dict[str, str]:
    return {key: value for key, value in ILLEGAL.items() if key != name}


def test_it_is_never_refused_on_its_form_alone(avis):
    typed = {"grievance": "illegal", "as_it_is": "1"}
    assert post(avis, typed).status_code == 303
    assert Report.objects.get().grievance == "illegal"


def test_an_offence_against_a_child_is_reported_without_a_name(avis):
    typed = {**_without("in_good_faith"), "grievance": "child", "name": "", "email": ""}
    assert post(avis, typed).status_code == 422
    assert post(avis, {**typed, "in_good_faith": "on"}).status_code == 303


def test_what_is_merely_rude_asks_for_nothing_more(avis):
    assert post(avis, {"grievance": "insult"}).status_code == 303


@pytest.mark.parametrize(
    "typed", [{}, {**LAWFUL, "email": "lea@"}, {"grievance": "other"}, {**LAWFUL, "words": "x" * 2001}]
)
def test_what_is_to_be_mended_is_said_and_what_was_typed_stays(avis, typed):
    page = post(avis, typed)
    assert page.status_code == 422
    assert typed.get("words", "") in words_of(page)
    assert not Report.objects.exists()


# Whatever goes wrong


def test_a_network_that_reports_too_often_waits_with_its_words(avis):
    answers = [post(avis, {**LAWFUL, "words": f"{WORDS} {number}"}) for number in range(8)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert f"{WORDS} 7" in words_of(answers[-1])
    assert Report.objects.count() == 6


@pytest.mark.parametrize("goes", ["avis", "text"])
def test_of_what_nobody_reads_any_longer_the_words_are_given_back(client, avis, goes):
    if goes == "avis":
        avis.reject(by=None, reason="insult")
    else:
        avis.article.withdraw(by=None)
    page = post(avis, LAWFUL)
    assert page.status_code == 410
    assert WORDS in words_of(page)
    assert not Report.objects.exists()
    assert client.get(f"/avis/{avis.pk}/signaler/").status_code == 404


def test_a_database_that_fails_gives_everything_back(avis, monkeypatch):
    def fails(*args: object) -> str:
        raise DatabaseError

    monkeypatch.setattr(pages, "report", fails)
    page = post(avis, ILLEGAL)
    assert page.status_code == 503
    assert page["Retry-After"]
    for typed in ILLEGAL.values():
        assert typed in words_of(page)


# What is decided


def reported(avis, **more) -> Report:
    post(avis, {**LAWFUL, **more})
    mail.outbox.clear()
    return Report.objects.latest("pk")


def later():
    return time_machine.travel(timezone.now() + UNDONE_WITHIN + timedelta(minutes=1))


def page_of(client, avis, **more) -> str:
    return words_of(client.get(post(avis, {**LAWFUL, **more}).url))


@pytest.mark.parametrize(
    ("upheld", "said"), [(True, "L’avis a été retiré."), (False, "L’avis reste en ligne.")]
)
def test_its_page_and_a_letter_say_what_was_decided_and_what_can_be_done(client, avis, upheld, said):
    kept = reported(avis)
    settle(kept, upheld, "Le numéro est public.", make_camille())
    assert send_due()["letters"] == 0  # it can still be undone
    with later():
        send_due()
    letter = mail.outbox[-1]
    for words in (page_of(client, avis), letter.body.replace("\u00a0", " ").replace("\n", " ")):
        assert said in words
        assert "Le numéro est public." in words
        assert "Vous n’êtes pas d’accord ?" in words.replace("\u202f", " ")


def test_a_report_is_decided_once(avis):
    kept, camille = reported(avis), make_camille()
    settle(kept, True, "", camille)
    settle(kept, False, "", camille)
    assert settle_all([avis], False, "", camille) == 0
    assert Report.objects.get().finding == "upheld"


def test_all_the_reports_of_an_avis_are_decided_with_it(avis):
    for number in range(3):
        reported(avis, words=f"Raison {number}")
    camille = make_camille()
    assert settle_all(Comment.objects.filter(pk=avis.pk), True, "", camille) == 3
    assert not Report.objects.waiting().filter(comment=avis).exists()
    assert {kept.by for kept in Report.objects.all()} == {camille}


def test_a_decision_that_is_undone_is_told_to_nobody(avis):
    reported(avis)
    send_due()
    mail.outbox.clear()
    camille = make_camille()
    settle_all([avis], True, "", camille)
    assert reopen([avis], camille) == 1
    with later():
        send_due()
    assert mail.outbox == []
    assert Report.objects.waiting().filter(comment=avis).count() == 1


def test_what_was_decided_long_ago_or_by_another_stays(avis):
    camille = make_camille()
    with time_machine.travel(paris(2026, 1, 1), tick=False):
        settle(reported(avis), True, "", camille)
    settle(reported(avis, words="Une autre."), True, "", None)
    assert reopen([avis], camille) == 0


# Letters


def test_that_it_has_arrived_is_told_without_a_word_that_anybody_typed(avis):
    post(avis, {**ILLEGAL, "name": "Zéphyrine"})
    send_due()
    [letter] = mail.outbox
    said = letter.subject + letter.body + letter.alternatives[0][0]
    assert letter.to == [MAIL]
    assert f"/avis/{avis.pk}/" in said
    assert not [word for word in ("Zéphyrine", "voisine", "1881", "Elle habite") if word in said]


def test_the_page_that_a_letter_leads_to_shows_no_word_that_anybody_typed(client, avis):
    post(avis, ILLEGAL)
    send_due()
    link = re.search(r"https?://[^/\s]+(/suivi/signalement/\S+)", mail.outbox[0].body)[1]
    page = client.get(link)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert not [word for word in (WORDS, "1881") if word in words_of(page)]


def test_no_token_of_another_act_report_or_address_opens_it(client, avis):
    kept = reported(avis)
    other = reported(avis, words="Une autre.", email="driss@example.org")
    tokens = [
        letter_token("receipt", kept.pk, MAIL),
        letter_token("report", other.pk, MAIL),
        letter_token("report", kept.pk, "driss@example.org"),
        letter_token("report", kept.pk, MAIL)[:-1] + "é",
        "x",
    ]
    for token in tokens:
        assert client.get(f"/suivi/signalement/{kept.pk}/{token}/").status_code == 404
    link = f"/suivi/signalement/{kept.pk}/{letter_token('report', kept.pk, MAIL)}/"
    assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        assert client.get(link).status_code == 404


def test_who_gives_no_address_gets_no_letter(avis):
    post(avis, {"grievance": "insult"})
    settle_all([avis], False, "", None)
    assert not Letter.objects.filter(kind__startswith="report").exists()


def test_a_report_passes_the_gate_of_the_avis_and_what_was_typed_comes_back(avis, monkeypatch):
    monkeypatch.setattr(gates, "GATE", full := Gate(1, 0, 0))
    with full.entered():
        page = post(avis, LAWFUL)
        assert (page.status_code, page["Retry-After"]) == (503, "10")
        assert f"{WORDS}</textarea>" in page.content.decode()
        assert Client().get(f"/avis/{avis.pk}/signaler/").status_code == 200
    assert post(avis, LAWFUL).status_code == 303


# With the decision of the avis


@pytest.mark.parametrize(
    ("verdict", "finding", "answer"),
    [("rejected", "upheld", ""), ("spam", "upheld", ""), ("kept", "dismissed", "C’est vif.")],
)
def test_what_is_decided_of_the_avis_is_decided_of_its_reports_but_its_author_alone_reads_why_it_went(
    avis, verdict, finding, answer
):
    for number in range(3):
        reported(avis, words=f"Raison {number}")
    act(Comment.objects.filter(pk=avis.pk), verdict, make_camille(), reason="insult", note="C’est vif.")
    assert {(row.finding, row.answer) for row in Report.objects.all()} == {(finding, answer)}
    avis.refresh_from_db()
    assert avis.waits is None


def test_a_refusal_that_is_undone_puts_the_report_back_before_the_moderators(avis):
    reported(avis)
    send_due()
    mail.outbox.clear()
    camille = make_camille()
    undo(act(Comment.objects.filter(pk=avis.pk), "rejected", camille, reason="insult"), camille)
    with later():
        send_due()
    avis.refresh_from_db()
    assert (avis.state, avis.waits, Report.objects.get().finding) == ("published", "report", "")
    assert mail.outbox == []
