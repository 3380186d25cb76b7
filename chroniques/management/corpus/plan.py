"""How a corpus is laid out: how many of what, when, and how many avis each text has. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate

from chroniques.management.corpus.phrases import dice

DAYS = 7305  # twenty years
A_DAY = 86_400  # seconds
OPENS, CLOSES = 6, 22  # hours between which texts appear
FEWEST = 10  # texts
PAGES_EVERY, PAGE = 1000, 7
QUEUE = 14  # days: what waits for the moderators, or was just refused, is no older
LAST = 40  # texts, the latest ones, that the queue is about


@dataclass(frozen=True)
class Told:
    """A text whose number of avis is known beforehand, so that a measure can ask for it by its slug."""

    slug: str
    title: str
    avis: int  # all published


TWO_HUNDRED = Told("deux-cents-avis", "Deux cents avis", 200)
TEN_THOUSAND = Told("dix-mille-avis", "Dix mille avis", 10_000)
TITLES = (TWO_HUNDRED.title, TEN_THOUSAND.title)


@dataclass(frozen=True)
class Size:
    """How many texts and avis; the last day on which one of them is dated; the number of the first text."""

    texts: int
    avis: int
    until: date
    first: int = 1

    def __post_init__(self) -> None:
        if self.texts < FEWEST or self.avis < 0:
            raise ValueError(f"at least {FEWEST} texts and no fewer avis than none")

    def told(self) -> dict[int, Told]:
        """The texts with 200 and with 10,000 avis, by their places from 0, where there are avis enough."""
        found: dict[int, Told] = {}
        if self.first > 1:
            return found  # what is added to a corpus finds them there
        if self.avis >= 200:
            found[self.texts // 2] = TWO_HUNDRED
        if self.avis >= 20_000:
            found[self.texts // 3] = TEN_THOUSAND
        return found


@dataclass(frozen=True)
class Place:
    """What a text is in the plan: its number, its date, its avis (those that wait apart)."""

    number: int
    moment: datetime
    avis: int
    waiting: int
    is_page: bool = False
    told: Told | None = None


def places(size: Size, zone: tzinfo) -> Iterator[Place]:
    """The texts in the order of their dates, over twenty years."""
    told, public, waiting = size.told(), shares(size), queue(size)
    for at in range(size.texts):
        yield Place(
            number=size.first + at,
            moment=moment(size, at, zone),
            avis=public[at],
            waiting=waiting.get(at, 0),
            is_page=_is_page(size, at),
            told=told.get(at),
        )


def moment(size: Size, at: int, zone: tzinfo) -> datetime:
    """When the text of this place appeared: evenly over the years, between six and ten at night."""
    seconds = (at + dice("moment", size.first + at).random()) * DAYS * A_DAY / size.texts
    # Counted from the end: yesterday is always among the days.
    days, rest = divmod(DAYS * A_DAY - seconds, A_DAY)
    hour = OPENS * 3600 + (A_DAY - rest) * (CLOSES - OPENS) / 24
    day = size.until - timedelta(days=days)
    return (datetime.combine(day, time(), zone) + timedelta(seconds=int(hour))).astimezone(UTC)


def shares(size: Size) -> list[int]:
    """How many avis each text has by Zipf's law: few have many, many have few; those of the queue apart."""
    told = size.told()
    counts = [told[at].avis if at in told else 0 for at in range(size.texts)]
    usual = _usual(size)
    dice("ranks", size.first).shuffle(usual)
    flat = max(3, size.texts // 1000)  # the first ranks are alike: one text does not take a tenth of all
    weights = list(accumulate(1 / (rank + flat) for rank in range(len(usual))))
    left = size.avis - sum(counts) - _queued(size)
    before = 0
    for at, weight in zip(usual, weights, strict=True):
        reached = round(left * weight / weights[-1])
        counts[at], before = reached - before, reached
    return counts


def queue(size: Size) -> dict[int, int]:
    """How many avis of the last fortnight each of the latest texts has, by their places."""
    latest = _usual(size)[-LAST:]
    each, more = divmod(_queued(size), len(latest))
    return {at: each + (rank < more) for rank, at in enumerate(latest)}


def _queued(size: Size) -> int:
    return min(2000, (size.avis - sum(one.avis for one in size.told().values())) // 25)


def _usual(size: Size) -> list[int]:
    """The places of the texts that are like the others: neither pages nor those told beforehand."""
    told = size.told()
    return [at for at in range(size.texts) if at not in told and not _is_page(size, at)]


def _is_page(size: Size, at: int) -> bool:
    return at not in size.told() and at % PAGES_EVERY == PAGE
