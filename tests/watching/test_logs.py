"""One line for each request, with a number that its reader can quote, and nothing of who they are."""

import json
import logging
from ipaddress import ip_network

import pytest

from chroniques import views
from chroniques.watching.logs import JsonFormatter, Lines, PlainFormatter, discreet, number
from chroniques.watching.requests import HEADER, log, with_lines
from comments.models import Comment
from tests.makers import make_article, make_comment

GIVEN = "0af7651916cd43dd8448eb211c80319c"  # as nginx makes them: 32 hexadecimal digits


@pytest.fixture
def lines(caplog):
    """What was written, each line as JSON says it."""
    caplog.set_level(logging.INFO)
    return lambda: [json.loads(JsonFormatter().format(record)) for record in caplog.records]


def requests(lines):
    return [line for line in lines() if line["logger"] == log.name]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("refused: {'lea.martin@exemple.fr': (550, b'no')}", "refused: {'…': (550, b'no')}"),
        ("from 192.0.2.7 to 127.0.0.1", "from … to 127.0.0.1"),
        ("from 2001:db8:0:1::7 at 20:03:12", "from … at 20:03:12"),
        ("DETAIL: Key (name)=(Léa Martin) already exists.", "DETAIL: Key (name)=(…) already exists."),
        ("DETAIL: Failing row contains (3, Léa, un avis).", "DETAIL: Failing row contains (…)."),
    ],
)
def test_what_says_who_somebody_is_is_blank_in_a_log(said, written):
    assert discreet(said) == written


@pytest.mark.parametrize("said", ["a", "a.", "0123456789", "~", "é"])
def test_a_long_run_without_a_space_is_searched_once(said):
    """From each of its letters anew, it would take minutes."""
    assert len(discreet(said * 100_000)) in {1, len(said) * 100_000}


def test_a_line_is_an_object_with_the_trace_of_its_fault():
    try:
        raise ValueError("lea@exemple.fr")
    except ValueError as fault:
        told = (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord("articles", logging.ERROR, "", 0, "Raté %s", ("ici",), told)
    line = json.loads(JsonFormatter().format(record))
    assert (line["level"], line["logger"], line["message"]) == ("error", "articles", "Raté ici")
    assert line["trace"].endswith("ValueError: …")
    assert "request" not in line


@pytest.mark.django_db
def test_a_request_has_one_line_which_names_what_answered_and_not_what_was_asked(client, lines):
    make_article(title="Le lilas")
    answer = client.get("/recherche/?q=lea@exemple.fr")
    [line] = requests(lines)
    assert (line["method"], line["route"], line["status"], line["made"]) == (
        *("GET", "articles:search", 200, "rendered"),
    )
    assert line["ms"] > 0
    assert line["message"].startswith("GET articles:search 200 ")
    assert "lea" not in json.dumps(line)
    assert answer.status_code == 200


@pytest.mark.django_db
def test_the_key_of_a_receipt_is_in_no_line(client, lines):
    client.get(f"/suivi/{'a1' * 32}/")
    [line] = requests(lines)
    assert (line["route"], line["status"]) == ("comments:receipt", 404)
    assert "a1a1" not in json.dumps(lines())


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_is_said_once_without_its_path(client, lines):
    client.get("/lea-martin/")
    assert [line.get("status") for line in lines()] == [404]
    assert "lea-martin" not in json.dumps(lines())


@pytest.mark.django_db
def test_who_asked_is_told_the_number_of_what_is_theirs_alone(client):
    assert len(client.get("/admin/login/")[HEADER]) == 12
    assert HEADER not in client.get("/robots.txt")  # which shared caches keep


@pytest.mark.django_db
def test_every_line_of_a_request_has_its_number(client, lines, monkeypatch):
    written = []

    def breaks(request, template, **options):
        written.append(json.loads(JsonFormatter().format(logging.makeLogRecord({"msg": "ici"}))))
        raise RuntimeError("cassé")

    monkeypatch.setattr(views, "render", breaks)
    client.raise_request_exception = False
    answer = client.get("/robots.txt")
    assert answer.status_code == 500
    assert written[0]["request"] == answer[HEADER]
    assert f"citez cette référence\u00a0: {answer[HEADER]}" in answer.content.decode()
    assert number.get() == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "trusted", "is_taken"),
    [(GIVEN, True, True), (GIVEN, False, False), ("a\nb" * 5, True, False), ("court", True, False)],
)
def test_a_number_is_taken_from_a_proxy_of_ours_alone(client, settings, given, trusted, is_taken):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")] if trusted else []
    said = client.get("/sante/", headers={HEADER: given})[HEADER]
    assert (said == given) == is_taken
    assert said


def test_a_line_for_a_person_ends_with_the_number_even_one_that_looks_like_a_key():
    token = number.set(GIVEN)
    try:
        said = PlainFormatter("%(message)s").format(logging.makeLogRecord({"msg": "ici"}))
    finally:
        number.reset(token)
    assert said == f"ici [{GIVEN}]"


def test_a_kept_page_has_a_line_where_it_is_asked_for(lines):
    def kept(environ, start_response):
        start_response("304 Not Modified", [])
        return []

    body = with_lines(kept)({"REQUEST_METHOD": "GET"}, lambda status, headers: None)
    [line] = requests(lines)
    assert (line["route"], line["status"], line["made"], body) == ("kept", 304, "kept", [])


@pytest.mark.django_db
def test_an_avis_that_is_sent_leaves_no_trace_of_who_sent_it(client, lines):
    comment = make_comment(make_article(), state="pending", name="Léa Martin", email="lea@exemple.fr")
    client.post(f"/avis/sur/{comment.article_id}/", {"name": "Léa Martin", "email": "lea@exemple.fr"})
    assert Comment.objects.count() == 1
    said = json.dumps(lines(), ensure_ascii=False)
    assert "Léa" not in said
    assert "lea@" not in said


@pytest.mark.parametrize(("level", "rank"), [(logging.ERROR, 3), (logging.INFO, 6), (logging.DEBUG, 7)])
def test_the_journal_of_the_system_knows_how_grave_a_line_is(monkeypatch, level, rank):
    record = logging.LogRecord("chroniques", level, "", 0, "deux\nlignes", (), None)
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    assert Lines().format(record) == "deux\nlignes"
    monkeypatch.setenv("JOURNAL_STREAM", "8:123")
    assert Lines().format(record) == f"<{rank}>deux\n<{rank}>lignes"
