"""The cache that several processes share: Redis, and this process's own memory while Redis is away.

Nothing of ours lives there, for the database keeps what must not be lost; what a library puts there (the
codes that have served) may be forgotten without harm, but must not bring a page down.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

logger = logging.getLogger(__name__)

ASKED_AGAIN_AFTER = 5.0  # seconds; until then nobody waits for a server that does not answer
PATIENCE = {"socket_connect_timeout": 1, "socket_timeout": 1}  # seconds
LOST = "Redis ne répond pas (%s) : chaque processus garde pour lui ce qu’il y aurait mis."
BACK = "Redis répond de nouveau : les processus partagent ce qu’ils gardent."


class Health:
    """Whether one Redis answers, as all threads of this process know it: Django gives each its own cache."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.is_away = False
        self.asked_at = self.changed_at = -ASKED_AGAIN_AFTER  # of the monotonic clock, in seconds

    def asks(self) -> float | None:
        """The moment at which this thread may ask it; None where it is away, and was asked lately."""
        now = time.monotonic()
        with self.lock:
            if self.is_away and now - self.asked_at < ASKED_AGAIN_AFTER:
                return None
            self.asked_at = now
            return now

    def learns(self, answers: bool, asked_at: float) -> bool:
        """What came of asking; True for the one thread to which that is news. Who asked before it last went
        or came back knows nothing of it."""
        with self.lock:
            if answers is not self.is_away or asked_at < self.changed_at:
                return False
            self.is_away, self.changed_at = not answers, time.monotonic()
            return True


_healths: dict[str, Health] = {}
_one_at_a_time = threading.Lock()


def health_of(server: str | list[str]) -> Health:
    """That of this server: one for the process."""
    with _one_at_a_time:
        return _healths.setdefault(f"{server}", Health())


class PatientRedisCache(RedisCache):
    """Django's, which no caller sees fail."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": {**PATIENCE, **params.get("OPTIONS", {})}})
        self.health = health_of(server)
        self.own = LocMemCache(f"{server}", params)

    @property
    def library(self) -> Any:
        """The one that speaks to Redis: an extra, imported by Django's cache when it is first asked."""
        client: Any = self._cache
        return client._lib

    def asked(self, verb: str, *args: Any, **options: Any) -> Any:
        """What Redis answers, or this process's memory in its place. Noted once when it goes, once when it
        comes back."""
        if (asked_at := self.health.asks()) is not None:
            try:
                answer = getattr(RedisCache, verb)(self, *args, **options)
            except (self.library.RedisError, OSError) as error:
                if self.health.learns(answers=False, asked_at=asked_at):
                    logger.warning(LOST, type(error).__name__)
            else:
                if self.health.learns(answers=True, asked_at=asked_at):
                    self.own.clear()
                    logger.warning(BACK)
                return answer
        return getattr(self.own, verb)(*args, **options)


def patiently(verb: str) -> Callable[..., Any]:
    """The verb of a cache, asked of Redis as above."""

    def asked(self: PatientRedisCache, *args: Any, **options: Any) -> Any:
        return self.asked(verb, *args, **options)

    asked.__name__ = verb
    return asked


VERBS = (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
)
for _verb in VERBS:
    setattr(PatientRedisCache, _verb, patiently(_verb))
