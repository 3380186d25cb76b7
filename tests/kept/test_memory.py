"""What a process keeps: within its bounds, counted exactly, and nothing that a change overtook."""

from time import time

from chroniques.pagecache import Memory, being_made, holds_until
from chroniques.pagecache.things import Things

from .makers import House


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
