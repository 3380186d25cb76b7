"""A kept page: given without waking the site, gone when what it shows changes, never another's."""

import threading
from time import time

import pytest
from django.db import OperationalError

from chroniques.pagecache import holds_until

from .makers import PUBLIC


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
