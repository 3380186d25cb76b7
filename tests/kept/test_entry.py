"""A kept page: given without waking the site, gone when what it shows changes, never another's."""

import gzip
import threading
from time import time

import brotli
import pytest
from django.db import OperationalError

from chroniques.pagecache import Memory, being_made, holds_until
from chroniques.pagecache.things import Things

from .makers import PUBLIC, House


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def test_a_page_is_made_once_then_given(house):
    assert house.ask().text == house.ask().text == "Bonjour. /texte/ "
    assert house.site.made == ["/texte/"]


def test_a_page_is_made_again_when_what_it_shows_has_changed(house):
    house.ask()
    house.site.text = "Bonsoir."
    house.change("texte")
    assert house.ask().text.startswith("Bonsoir.")


def test_a_page_that_does_not_show_the_thing_stays(house):
    house.ask()
    house.change("autre")
    house.ask()
    assert house.site.made == ["/texte/"]


def test_a_change_that_nobody_told_is_seen_within_a_twentieth_of_a_second(house):
    house.ask()
    house.site.text = "Bonsoir."
    house.log.write("texte")  # the writer was killed before it could tell
    house.follower.due = 0.0  # the time has come to look
    assert house.ask().text.startswith("Bonsoir.")


def test_a_page_that_was_being_made_while_its_thing_changed_is_not_kept(house):
    def change_once():
        house.site.meanwhile = lambda: None
        house.site.text = "Bonsoir."
        house.change("texte")
        house.follower.catch_up()

    house.site.meanwhile = change_once
    assert house.ask().text.startswith("Bonjour.")  # asked before the change was
    assert house.ask().text.startswith("Bonsoir.")


def test_who_waits_for_a_page_does_not_get_the_one_that_a_change_overtook(house):
    began, changed = threading.Event(), threading.Event()
    answers: list[str] = []

    def slowly():
        house.site.meanwhile = lambda: None
        began.set()
        changed.wait(10)

    house.site.meanwhile = slowly
    first = threading.Thread(target=lambda: answers.append(house.ask().text))
    first.start()
    began.wait(10)
    house.site.text = "Bonsoir."
    house.change("texte")
    second = threading.Thread(target=lambda: answers.append(house.ask().text))
    second.start()
    while house.generation.value() != house.follower.heard:
        second.join(0.001)  # it has heard of the change, and waits for the first
    changed.set()
    first.join(10)
    second.join(10)
    assert sorted(answers) == ["Bonjour. /texte/ ", "Bonsoir. /texte/ "]


def test_two_hundred_readers_at_once_cost_one_rendering(house):
    ready = threading.Barrier(200)
    answers: list[str] = []

    def read():
        ready.wait(10)
        answers.append(house.ask().text)

    readers = [threading.Thread(target=read) for _ in range(200)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(10)
    assert answers == ["Bonjour. /texte/ "] * 200
    assert house.site.made == ["/texte/"]


def test_a_page_is_made_again_at_its_hour(house):
    house.site.meanwhile = lambda: holds_until(time() - 1)
    house.ask()
    house.ask()
    assert house.site.made == ["/texte/"] * 2


@pytest.mark.parametrize(
    ("accepted", "coding", "opened"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", "", bytes),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity, gzip;q=0.2", "", bytes),
        ("*", "br", brotli.decompress),
        ("br;q=n'importe quoi", "", bytes),
    ],
)
def test_each_reader_gets_the_coding_that_it_takes(house, accepted, coding, opened):
    answered = house.ask(ACCEPT_ENCODING=accepted)
    assert answered.headers.get("Content-Encoding", "") == coding
    assert opened(answered.body).decode() == "Bonjour. /texte/ "
    assert answered.headers["Vary"] == "Accept-Encoding"
    assert answered.headers["Content-Length"] == str(len(answered.body))


def test_who_has_the_page_gets_no_body(house):
    for coding in ("", "gzip", "br"):
        tag = house.ask(ACCEPT_ENCODING=coding).headers["ETag"]
        answered = house.ask(ACCEPT_ENCODING=coding, IF_NONE_MATCH=tag)
        assert (answered.status, answered.body, answered.headers["ETag"]) == (304, b"", tag)


@pytest.mark.parametrize("tags", ["W/{}", '"autre", {}', "*"])
def test_a_tag_is_known_in_all_its_writings(house, tags):
    tag = house.ask().headers["ETag"]
    assert house.ask(IF_NONE_MATCH=tags.format(tag)).status == 304


def test_a_tag_of_another_page_is_not_this_one(house):
    assert house.ask(IF_NONE_MATCH='"autre"').status == 200


def test_a_date_serves_where_no_tag_does(house):
    dated = house.ask().headers["Last-Modified"]
    assert house.ask(IF_MODIFIED_SINCE=dated).status == 304
    assert house.ask(IF_MODIFIED_SINCE=dated, IF_NONE_MATCH='"autre"').status == 200


def test_the_smallest_forms_have_tags_of_their_own_and_know_the_others(house):
    quick = house.ask(ACCEPT_ENCODING="br").headers["ETag"]
    [page] = house.memory.kept.values()
    page.pack()
    best = house.ask(ACCEPT_ENCODING="br").headers["ETag"]
    assert best != quick
    assert house.ask(ACCEPT_ENCODING="br", IF_NONE_MATCH=quick).status == 304


def test_head_gets_the_headers_alone_and_makes_the_page_for_all(house):
    head, get = house.ask(method="HEAD"), house.ask()
    assert (head.body, head.headers) == (b"", get.headers)
    assert house.site.made == ["/texte/"]


def test_what_the_site_does_not_know_it_does_not_see(house):
    one = house.ask("/texte/?utm_source=ailleurs&page=2&x=1")
    other = house.ask("/texte/?page=2")
    assert one.body == other.body == b"Bonjour. /texte/ page=2"
    assert house.site.made == ["/texte/?page=2"]


def test_the_admin_is_never_kept_nor_stripped(house):
    house.ask("/admin/?x=1")
    house.ask("/admin/?x=1")
    assert house.site.made == ["/admin/?x=1"] * 2


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("404 Not Found", PUBLIC),
        ("200 OK", [*PUBLIC, ("Set-Cookie", "a=b")]),
        ("200 OK", [("Cache-Control", "no-store")]),
        ("200 OK", []),
    ],
)
def test_what_is_not_a_page_for_everyone_is_not_kept(house, status, headers):
    house.site.status, house.site.headers = status, headers
    house.ask()
    house.ask()
    assert house.site.made == ["/texte/"] * 2


def test_a_host_that_is_not_the_sites_gets_nothing_kept(house):
    house.ask()
    assert house.ask(HOST="mechant.example").status == 400
    assert house.ask(HOST="blog.exemple.fr").text == "Bonjour. /texte/ "


def test_pages_live_on_while_the_database_is_gone_and_say_so(house):
    house.ask()
    house.log.fails = OperationalError("gone")
    house.generation.move()
    answered = house.ask()
    assert answered.text == "Bonjour. /texte/ "
    assert answered.headers["Cache-Status"] == "chroniques; hit; detail=database-unreachable"
    house.log.fails = None
    house.follower.due = 0.0
    assert "Cache-Status" not in house.ask().headers


def test_an_older_page_stands_in_for_one_that_cannot_be_made(house):
    house.site.meanwhile = lambda: holds_until(time() - 1)
    house.ask()
    house.log.fails, house.site.status = OperationalError("gone"), "500 Internal Server Error"
    house.generation.move()
    assert house.ask().status == 200


def test_memory_is_bounded_and_the_least_used_goes_first(tmp_path):
    house = House(tmp_path, limit=20_000)
    for number in range(20):
        house.ask(f"/texte-{number}/")
        house.ask("/texte-0/")
    assert house.memory.held <= 20_000
    assert ("/texte-0/", "", False) in house.memory.kept
    assert house.site.made.count("/texte-0/") == 1


def test_names_leave_no_trace_when_their_pages_go(tmp_path):
    house = House(tmp_path, limit=20_000)
    for number in range(100):
        house.ask(f"/texte-{number}/")
    assert len(house.memory.keys) == len(house.memory.kept) == len(house.memory.names) < 100


def test_what_is_held_is_counted_exactly_whatever_comes_between(house):
    def overtake() -> None:
        house.change("texte")
        house.follower.catch_up()

    house.site.meanwhile = overtake
    house.ask(ACCEPT_ENCODING="br")  # given, and not kept
    assert house.memory.held == 0
    house.site.meanwhile = lambda: None
    house.ask(ACCEPT_ENCODING="br")
    [page] = house.memory.kept.values()
    page.form("gzip")  # made by a reader who had the page when it went, and counted by nobody
    house.change("texte")
    house.follower.catch_up()
    assert (house.memory.held, house.memory.counted) == (0, {})


def test_a_part_made_of_what_was_read_before_a_change_is_not_kept():
    memory = Memory(1_000_000)
    parts = Things()
    parts.memory = memory
    with being_made(memory.moment):
        read_early = "Avant"
        memory.forget({"site"})
        assert parts.kept("foot", {"site"}, lambda: read_early) == "Avant"
    for _page in range(2):
        with being_made(memory.moment):
            assert parts.kept("foot", {"site"}, lambda: "Après") == "Après"


def test_a_part_holds_until_its_hour_and_its_page_no_longer():
    parts = Things()
    parts.memory = Memory(1_000_000)
    made = []

    def part() -> str:
        made.append(holds_until(time() - 1))
        return "Demain"

    for times in (1, 2):
        with being_made(parts.memory.moment) as page:
            assert parts.kept("tomorrow", set(), part) == "Demain"
        assert len(made) == times
        assert page.until <= time()
