"""Redis goes away and comes back: nobody is kept waiting, nothing fails, and one line says each."""

import socket
import subprocess
import threading
from contextlib import contextmanager

import pytest

from chroniques import cache as module
from chroniques import env
from chroniques.cache import PatientRedisCache

pytestmark = pytest.mark.browser  # with what only .ci/run has: a server of Redis


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def redis_on(port):
    """A server of Redis that keeps nothing on disk."""
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if "Ready to accept connections" in line:
                break
        yield server
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


@pytest.fixture
def port():
    return free_port()


def cache_at(port):
    return PatientRedisCache(f"redis://127.0.0.1:{port}/0", {})


def said(caplog):
    return [record.getMessage() for record in caplog.records if record.name == "chroniques.cache"]


def test_what_one_process_puts_another_finds(port):
    with redis_on(port):
        cache_at(port).set("code", "served", 30)
        assert cache_at(port).get("code") == "served"
        assert not cache_at(port).add("code", "again", 30)


def test_without_redis_a_process_remembers_for_itself(port, caplog):
    cache = cache_at(port)
    assert cache.add("code", "served", 30)
    assert not cache.add("code", "served", 30)
    cache.delete("code")
    assert cache.get("code") is None
    assert said(caplog) == [module.LOST % "ConnectionError"]


def test_redis_killed_and_back_is_used_again_and_both_are_said_once(port, caplog, monkeypatch):
    monkeypatch.setattr(module, "ASKED_AGAIN_AFTER", 0.0)
    cache = cache_at(port)
    with redis_on(port):
        cache.set("before", 1)
    assert cache.get("before") is None
    cache.set("meanwhile", 2)
    assert cache.get("meanwhile") == 2
    with redis_on(port):
        cache.set("after", 3)
        assert cache_at(port).get("after") == 3
    assert said(caplog) == [module.LOST % "ConnectionError", module.BACK]


def test_all_threads_together_say_once_that_redis_went_and_once_that_it_is_back(port, caplog, monkeypatch):
    monkeypatch.setattr(module, "ASKED_AGAIN_AFTER", 0.0)
    caches = [cache_at(port) for _thread in range(8)]  # Django gives each thread its own
    with redis_on(port):
        together(caches, "before")
    together(caches, "meanwhile")
    together(caches, "still")
    with redis_on(port):
        together(caches, "after")
    assert said(caplog) == [module.LOST % "ConnectionError", module.BACK]


def together(caches, key):
    """Each asks in a thread of its own, all at once."""
    start = threading.Barrier(len(caches))
    threads = [
        threading.Thread(target=lambda cache=cache: (start.wait(), cache.get(key))) for cache in caches
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_one_answer_that_was_under_way_when_redis_went_does_not_say_that_it_is_back():
    health = module.Health()
    asked_at = health.asks()
    assert health.learns(answers=False, asked_at=health.asks())
    assert not health.learns(answers=True, asked_at=asked_at)
    assert health.is_away


def test_who_found_out_that_redis_is_away_found_out_for_every_thread(port, monkeypatch):
    cache_at(port).get("x")
    asked = []
    monkeypatch.setattr(module.RedisCache, "get", lambda *_: asked.append(1))
    cache_at(port).get("x")
    assert asked == []


def test_nobody_waits_for_a_redis_that_is_away(port, monkeypatch):
    cache = cache_at(port)
    cache.get("x")
    asked = []
    monkeypatch.setattr(module.RedisCache, "get", lambda *_: asked.append(1))
    cache.get("x")
    assert asked == []


def test_the_address_of_a_redis_is_that_of_a_patient_one(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6379/1")
    assert env.cache("locmemcache://")["BACKEND"] == env.PATIENT
    monkeypatch.delenv("CACHE_URL")
    assert env.cache("locmemcache://")["BACKEND"].endswith("LocMemCache")
