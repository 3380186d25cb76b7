"""A shared cache in front: each page says what it shows, and the cache is told what changed, twice."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from queue import Queue

import pytest
from django.db import OperationalError

from chroniques import purging
from chroniques.pagecache import ALL, LONGEST_LABEL, holds_until, label, shows
from chroniques.purging import AGAIN, LONGEST_WAIT, MOST, Purger
from tests.serving import serving

from .makers import House, WrittenLog

LABELS = ("Surrogate-Key", "Surrogate-Control", "CDN-Cache-Control")


class Cache(ThreadingHTTPServer):
    """What stands in front: it notes the names that it is told to purge, and answers with a status."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Purged)
        self.told: Queue[set[str]] = Queue()
        self.status = 200
        self.url = f"http://127.0.0.1:{self.server_port}"


class Purged(BaseHTTPRequestHandler):
    server: Cache

    def do_PURGE(self) -> None:  # the name that http.server looks for
        self.server.told.put(set(self.headers["Surrogate-Key"].split()))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Nothing on the console of the tests."""


@pytest.fixture
def cache() -> Iterator[Cache]:
    with Cache() as cache:
        threading.Thread(target=cache.serve_forever, daemon=True).start()
        yield cache
        cache.shutdown()


class TestThePage:
    def test_it_says_nothing_where_no_cache_asks(self, house):
        assert not set(LABELS) & set(house.ask().headers)

    def test_it_names_what_it_shows_and_how_long_it_may_be_kept(self, tmp_path):
        house = House(tmp_path, label=label)
        house.site.meanwhile = lambda: shows("site")
        said = house.ask().headers
        assert [said[name] for name in LABELS] == ["all site texte", "max-age=3600", "max-age=3600"]
        assert said["Cache-Control"] == "public, max-age=0"

    def test_who_asks_whether_it_still_holds_is_told_for_how_long(self, tmp_path):
        house = House(tmp_path, label=label)
        again = house.ask(IF_NONE_MATCH=house.ask().headers["ETag"])
        assert (again.status, again.headers["CDN-Cache-Control"]) == (304, "max-age=3600")

    def test_one_that_changes_at_its_hour_is_kept_by_nobody_else(self, tmp_path):
        house = House(tmp_path, label=label)
        house.site.meanwhile = lambda: holds_until(4e9)
        assert not set(LABELS) & set(house.ask().headers)

    def test_nor_is_one_that_shows_more_than_a_header_can_name(self, tmp_path):
        house = House(tmp_path, label=label)
        house.site.meanwhile = lambda: shows(*(f"article:{number}" for number in range(LONGEST_LABEL // 8)))
        assert not set(LABELS) & set(house.ask().headers)

    def test_nor_one_that_a_change_has_overtaken(self, tmp_path):
        house = House(tmp_path, label=label)

        def overtake() -> None:
            house.change("texte")
            house.follower.catch_up()

        house.site.meanwhile = overtake
        assert not set(LABELS) & set(house.ask().headers)


class TestThePurger:
    @pytest.fixture
    def told(self) -> list[str]:
        return []

    @pytest.fixture
    def log(self) -> WrittenLog:
        return WrittenLog()

    def test_it_tells_what_changed_and_once_more_a_little_later(self, log, told):
        purger = Purger(log, told.append)
        log.write("texts", "article:42")
        for now in (0, 1, AGAIN, 3 * AGAIN):
            purger.look(now)
        assert told == ["article:42 texts"] * 2

    def test_it_says_nothing_where_nothing_changed(self, log, told):
        Purger(log, told.append).look(0)
        assert told == []

    def test_it_purges_all_where_nobody_knows_what_changed(self, log, told, monkeypatch):
        monkeypatch.setattr(log, "news", lambda: None)
        Purger(log, told.append).look(0)
        assert told == [ALL]

    def test_it_purges_all_rather_than_thousands_of_names(self, log, told):
        log.write(*(f"article:{number}" for number in range(MOST + 1)))
        Purger(log, told.append).look(0)
        assert told == [ALL]

    def test_no_header_is_longer_than_a_cache_may_take(self, log, told):
        names = {f"article:{number}" for number in range(1000)}
        log.write(*names)
        Purger(log, told.append).look(0)
        assert max(map(len, told)) <= LONGEST_LABEL
        assert {name for line in told for name in line.split()} == names

    def test_what_the_cache_did_not_hear_is_said_again_less_and_less_often(self, log, caplog):
        tries: list[int] = []

        def refuse(names: str) -> None:
            tries.append(now)
            raise ConnectionRefusedError(names)

        purger = Purger(log, refuse)
        log.write("texts")
        for now in range(300):
            purger.look(now)
        between = [later - sooner for sooner, later in pairwise(tries)]
        assert between == [1, 2, 4, 8, 16, 32, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]
        assert len(caplog.records) == 1

    def test_a_database_that_is_gone_loses_no_name(self, log, told):
        purger = Purger(log, told.append)
        log.write("texts")
        log.fails = OperationalError("gone")
        with pytest.raises(OperationalError):
            purger.look(0)
        log.fails = None
        purger.look(1)
        assert told == ["texts"]


class TestTheRequest:
    def test_it_carries_the_names(self, cache, settings):
        settings.PURGE_URL = cache.url
        purging.purge("article:42 texts")
        assert cache.told.get(timeout=10) == {"article:42", "texts"}

    def test_a_refusal_is_a_fault(self, cache, settings):
        settings.PURGE_URL, cache.status = cache.url, 405
        with pytest.raises(OSError, match="405"):
            purging.purge("texts")


@pytest.mark.browser
def test_a_served_site_tells_the_cache_what_was_written_beside_it(cache, tmp_path):
    with serving(tmp_path, PURGE_URL=cache.url, WORKERS="2") as site:
        assert cache.told.get(timeout=60) == {ALL}  # at its start nobody knows what changed
        assert "site" in site.page("/auteurs/")[1]["Surrogate-Key"].split()
        site.rename("Un autre nom")
        while "site" not in cache.told.get(timeout=60):
            pass
