"""The avis of the corpus: in which order they arrive, whom they answer, what was decided of them."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random

from articles.models import Author
from chroniques.management.corpus import avis
from chroniques.management.corpus.phrases import dice
from chroniques.management.corpus.plan import QUEUE, Place
from comments.models import Comment, State

LASTS = timedelta(days=60)  # a conversation; half of it is said in its first week
RECENT = 8  # avis that somebody may still answer


@dataclass
class Thread:
    """What is said under one text, as it goes on."""

    place: Place
    article: int
    author: Author | None
    said: int = 0
    before: deque[Comment] = field(default_factory=lambda: deque(maxlen=RECENT))
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = dice("thread", self.place.number)

    def next_role(self) -> tuple[str, Comment | None]:
        """What comes next, and which avis it answers."""
        role = avis.role(self.chance, bool(self.before), self.author is not None)
        return role, None if role == avis.OPENING else self.chance.choice(self.before)

    def heard(self, comment: Comment) -> None:
        """It was said; others may answer it once it is public."""
        self.said += 1
        if comment.is_published():
            self.before.append(comment)


@dataclass(frozen=True, order=True)
class Arrival:
    """One avis that arrives; `waits` for those of the moderators' queue."""

    moment: datetime
    text: int
    rank: int
    waits: bool = field(compare=False)
    thread: Thread = field(compare=False)


def arrivals(threads: Iterable[Thread], end: datetime) -> Iterator[Arrival]:
    """The avis of all texts in the order of their dates. Held in memory: those of some sixty days."""
    waiting: list[Arrival] = []
    for thread in threads:
        while waiting and waiting[0].moment < thread.place.moment:
            yield heappop(waiting)
        for arrival in _of(thread, end):
            heappush(waiting, arrival)
    while waiting:
        yield heappop(waiting)


def _of(thread: Thread, end: datetime) -> Iterator[Arrival]:
    place, chance = thread.place, dice("moments", thread.place.number)
    span, recent = min(LASTS, end - place.moment), max(place.moment, end - timedelta(days=QUEUE))
    for rank in range(place.avis):
        yield Arrival(_second(place.moment + span * chance.random() ** 3), place.number, rank, False, thread)
    for rank in range(place.avis, place.avis + place.waiting):
        moment = _second(recent + (end - recent) * chance.random())
        yield Arrival(moment, place.number, rank, True, thread)


def _second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def state_of(arrival: Arrival, end: datetime) -> tuple[State, State]:
    """What was decided of an avis, and what it is now: what was refused more than a fortnight ago is erased,
    as it would be sooner or later (see comments/privacy.py); what is not decided yet is of the last one."""
    chance = arrival.thread.chance
    if arrival.thread.place.told:
        return State.PUBLISHED, State.PUBLISHED
    if arrival.waits:
        decided = chance.choices((State.PENDING, State.REJECTED, State.SPAM), (5, 2, 3))[0]
        return decided, decided
    decided = chance.choices((State.PUBLISHED, State.REJECTED, State.SPAM), (96, 2, 2))[0]
    is_old = decided != State.PUBLISHED and arrival.moment < end - timedelta(days=QUEUE)
    return decided, State.ERASED if is_old else decided
