"""The cache that several processes share: Redis, and this process's own memory while Redis is away.

Nothing of ours lives there, for the database keeps what must not be lost; what a library puts there (the
codes that have served) may be forgotten without harm, but must not bring a page down.
"""

import logging
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


class PatientRedisCache(RedisCache):
    """Django's, which no caller sees fail."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, {**params, "OPTIONS": {**PATIENCE, **params.get("OPTIONS", {})}})
        self.away_since: float | None = None
        self.asked_at = 0.0
        self.own = LocMemCache(f"{server}", params)

    @property
    def library(self) -> Any:
        """The one that speaks to Redis: an extra, imported by Django's cache when it is first asked."""
        client: Any = self._cache
        return client._lib

    def asked(self, verb: str, *args: Any, **options: Any) -> Any:
        """What Redis answers, or this process's memory in its place. Noted once when it goes, once when it
        comes back."""
        if self.away_since is None or time.monotonic() - self.asked_at >= ASKED_AGAIN_AFTER:
            try:
                answer = getattr(RedisCache, verb)(self, *args, **options)
            except (self.library.RedisError, OSError) as error:
                self.note_absence(error)
            else:
                self.note_presence()
                return answer
        return getattr(self.own, verb)(*args, **options)

    def note_absence(self, error: Exception) -> None:
        """It does not answer: one line, the first time."""
        self.asked_at = time.monotonic()
        if self.away_since is None:
            self.away_since = self.asked_at
            logger.warning(LOST, type(error).__name__)

    def note_presence(self) -> None:
        """It answers: one line, if it did not before."""
        if self.away_since is not None:
            self.away_since = None
            self.own.clear()
            logger.warning(BACK)


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
