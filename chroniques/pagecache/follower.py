"""Following what changes: before an answer if somebody of this machine has written, else every so often."""

import logging
import threading
from time import monotonic
from typing import Protocol

from django.db import Error

from .generation import Generation
from .memory import Memory

EVERY = 0.05  # seconds between two looks at the log when nobody of this machine has said a word
log = logging.getLogger(__name__)


class Log(Protocol):
    """Where changes are written, in the transaction that makes them."""

    def news(self) -> frozenset[str] | None:
        """The names that changed since the last call; None where that cannot be known: all of them."""


class Follower:
    """Keeps the memory of this process true to the database."""

    def __init__(self, memory: Memory, generation: Generation, changes: Log) -> None:
        self.memory = memory
        self.generation = generation
        self.changes = changes
        self.heard = b""  # the generation up to which the log was read
        self.due = 0.0
        self.is_cut_off = False
        self.lock = threading.Lock()

    def catch_up(self) -> None:
        """Read the log. Who heard that somebody has written waits for it; who only looks round does not."""
        must = self.generation.value() != self.heard and not self.is_cut_off
        if not self.lock.acquire(blocking=must):
            return
        try:
            self._read()
        finally:
            self.lock.release()

    def _read(self) -> None:
        heard = self.generation.value()
        if heard == self.heard and monotonic() < self.due:
            return  # somebody else has read it while we waited
        try:
            names = self.changes.news()
        except Error as error:
            self._is_cut_off(error)
        else:
            self._take(names, heard)
        self.due = monotonic() + EVERY

    def _take(self, names: frozenset[str] | None, heard: bytes) -> None:
        if names is None:
            self.memory.forget_all()
        elif names:
            self.memory.forget(names)
        self.heard, self.is_cut_off = heard, False

    def _is_cut_off(self, error: Error) -> None:
        if not self.is_cut_off:
            log.error("The database does not answer: kept pages are still served.", exc_info=error)
        self.is_cut_off = True
