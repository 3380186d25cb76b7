"""How many avis one network may leave, behind which proxies; and how many are kept at a time."""

import threading
from ipaddress import ip_network

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from chroniques.proxies import network_of, reader_address
from comments import limits
from comments.gate import Busy, Gate
from comments.models import Comment, Passing
from comments.submission import make_nonce
from comments.views import gates, submit
from tests.makers import make_article, paris

OURS = [ip_network("127.0.0.0/8"), ip_network("10.0.0.0/8")]


@pytest.fixture
def article(db) -> Article:
    return make_article()


def send(article: Article, text: str, at: str = "192.0.2.7", **headers: str):
    typed = {"text": text, "name": "Léa", "nonce": make_nonce(article)}
    client = Client(REMOTE_ADDR=at)
    return client.post(
        f"/avis/sur/{article.pk}/", typed, headers={"Sec-Fetch-Site": "same-origin", **headers}
    )


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.3", "192.0.2.7"),  # nobody trusts a reader's word
        ("127.0.0.1", "198.51.100.3", "198.51.100.3"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.3", "198.51.100.3"),  # what stands left may be forged
        ("127.0.0.1", "203.0.113.9, 198.51.100.3, 10.1.2.3", "198.51.100.3"),
        ("127.0.0.1", "198.51.100.3:4711", "198.51.100.3"),
        ("127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:127.0.0.1", "198.51.100.3", "198.51.100.3"),
        ("127.0.0.1", "198.51.100.3, unknown", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "198.51.100.3", "nowhere"),
    ],
)
def test_only_our_proxies_say_where_a_reader_comes_from(peer, forwarded, expected):
    assert reader_address(peer, forwarded, OURS) == expected


def test_a_network_is_what_a_household_or_an_office_holds():
    assert network_of("192.0.2.7") == "192.0.2.0/24"
    assert network_of("2001:db8:1:2ff:3::1") == "2001:db8:1:200::/56"


def test_a_machine_is_stopped_with_its_text_and_told_when_to_come_back(article):
    with time_machine.travel(paris(2026, 5, 3, 12, 0, 20), tick=False):
        answers = [send(article, f"Avis {number}") for number in range(limits.UNDER_ONE_TEXT.minute + 1)]
    last = answers[-1]
    assert [answer.status_code for answer in answers] == [303] * limits.UNDER_ONE_TEXT.minute + [429]
    assert last["Retry-After"] == "40"
    assert f"Avis {limits.UNDER_ONE_TEXT.minute}" in last.content.decode()
    assert 'name="nonce"' in last.content.decode()
    assert Comment.objects.count() == limits.UNDER_ONE_TEXT.minute


def test_another_network_and_another_minute_pass(article):
    with time_machine.travel(paris(2026, 5, 3, 12), tick=False):
        for number in range(limits.UNDER_ONE_TEXT.minute + 1):
            send(article, f"Avis {number}")
        assert send(article, "D’ailleurs", at="198.51.100.3").status_code == 303
        assert send(article, "À côté", at="192.0.2.200").status_code == 429
    with time_machine.travel(paris(2026, 5, 3, 12, 1), tick=False):
        assert send(article, "Plus tard").status_code == 303


def test_an_hour_has_its_bound_too(article):
    for minute in range(limits.UNDER_ONE_TEXT.hour // 5):
        with time_machine.travel(paris(2026, 5, 3, 12, minute), tick=False):
            assert {send(article, f"{minute} {number}").status_code for number in range(5)} == {303}
    with time_machine.travel(paris(2026, 5, 3, 12, 30), tick=False):
        assert send(article, "De trop")["Retry-After"] == "600"
    with time_machine.travel(paris(2026, 5, 3, 13, 10), tick=False):
        assert send(article, "Bien après").status_code == 303


def test_the_same_avis_sent_again_is_not_counted(article):
    assert {send(article, "Une fois").status_code for _each in range(20)} == {303}


def test_a_forged_header_moves_nobody_to_another_network(article):
    statuses = [
        send(article, f"Avis {number}", **{"X-Forwarded-For": f"203.0.{number}.1"}).status_code
        for number in range(limits.UNDER_ONE_TEXT.minute + 1)
    ]
    assert statuses[-1] == 429


def test_no_address_is_written_down_and_the_next_day_all_is_forgotten(article):
    send(article, "Un avis")
    rows = list(Passing.objects.values_list("network", flat=True))
    assert len(rows) == 2
    assert not any("192" in row for row in rows)
    assert limits.keyed("192.0.2.7", "2026-05-03") != limits.keyed("192.0.2.7", "2026-05-04")
    with time_machine.travel(paris(2099, 1, 1)):
        assert limits.forget_old(paris(2099, 1, 1)) == 2


def test_a_gate_admits_few_and_says_when_there_is_no_room():
    gate, inside, may_leave = Gate(at_once=1, waiting=1, patience=0.01), threading.Event(), threading.Event()

    def stay():
        with gate.entered():
            inside.set()
            may_leave.wait(5)

    first = threading.Thread(target=stay)
    first.start()
    inside.wait(5)
    with pytest.raises(Busy), gate.entered():
        pass
    may_leave.set()
    first.join()
    with gate.entered():
        pass


def test_what_is_being_typed_is_shown_to_few_and_never_to_more_than_the_gate_admits(client, monkeypatch):
    def asked():
        return client.post("/avis/apercu/", {"text": "Du *vent*."}, headers={"Sec-Fetch-Site": "same-origin"})

    for name in ("PREVIEWS", "GATE"):
        assert asked().status_code == 200
        monkeypatch.setattr(gates, name, full := Gate(1, 0, 0))
        with full.entered():
            answer = asked()
            assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "<em>vent</em>" in asked().content.decode()


def test_fewer_previews_than_avis_are_made_at_a_time():
    with gates.PREVIEWS.entered(), gates.GATE.entered():
        assert not gates.PREVIEWS.inside.acquire(blocking=False)
        with gates.GATE.entered():
            pass


@pytest.mark.parametrize("fault", [Busy(), OperationalError("the disk is full")])
def test_when_the_site_cannot_keep_it_the_text_comes_back_ready_to_be_sent_again(article, monkeypatch, fault):
    def refuse(*args):
        raise fault

    monkeypatch.setattr(submit, "_posted", refuse)
    answer = send(article, "Un avis <précieux>")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "Un avis &lt;précieux&gt;" in page
    assert 'name="nonce"' in page
