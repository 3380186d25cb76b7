"""How many avis one network may leave: counted by keyed networks and minutes, in one statement."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from chroniques.links import capability
from chroniques.proxies import network_of

from .models import Passing

WINDOW = 60  # minutes that are looked back upon
# The passages of these networks, one more each; what they amount to in this minute, and in those before it.
COUNT = """
INSERT INTO comments_passing (network, minute, count) VALUES (%s, %s, 1), (%s, %s, 1)
ON CONFLICT (network, minute) DO UPDATE SET count = comments_passing.count + 1
RETURNING network, count, COALESCE((SELECT SUM(past.count) FROM comments_passing AS past
    WHERE past.network = comments_passing.network AND past.minute < %s AND past.minute >= %s), 0)
"""


@dataclass(frozen=True)
class Limit:
    """So many avis in a minute, so many in an hour."""

    minute: int
    hour: int


# A network is a household, or a whole school: a lively hour of a class passes, a machine does not.
OF_NETWORK = Limit(10, 60)
UNDER_ONE_TEXT = Limit(6, 30)


class TooMany(RuntimeError):
    """This network has left as many avis as it may; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def keyed(address: str, day: str, *more: object) -> str:
    """The network of this address as it is written down: a hash by the site's key and by the day, so that
    it leads back to nobody, and that one day tells nothing of the next."""
    return capability("network", " ".join([network_of(address), day, *map(str, more)]))


def keyed_address(address: str, day: str) -> str:
    """The address itself, hashed by the site's key and by the day: of those who share a network, one."""
    return capability("address", f"{address} {day}")


def count(address: str, article: int | str, at: datetime | None = None) -> None:
    """Count one more avis from this address, under this text (or one more of what is left elsewhere, by its
    name), inside the caller's transaction; TooMany undoes it."""
    now = at or timezone.now()
    minute, day = int(now.timestamp()) // 60, str(now.date())
    networks = keyed(address, day), keyed(address, day, article)
    with connection.cursor() as cursor:
        pairs = [value for network in networks for value in (network, minute)]
        cursor.execute(COUNT, [*pairs, minute, minute - WINDOW])
        passed = {network: (lately, before) for network, lately, before in cursor.fetchall()}
    for network, limit in zip(networks, (OF_NETWORK, UNDER_ONE_TEXT), strict=True):
        _weigh(limit, passed[network], int(now.timestamp()) % 60)


def forget_old(before: datetime) -> int:
    """Forget the counts from before this instant; how many rows went."""
    return Passing.objects.filter(minute__lt=int(before.timestamp()) // 60).delete()[0]


def _weigh(limit: Limit, passed: tuple[int, int], second: int) -> None:
    """TooMany where so many in this minute, and in those before, are more than the limit."""
    this_minute, before = passed
    if this_minute > limit.minute:
        raise TooMany(60 - second)
    if this_minute + before > limit.hour:
        raise TooMany(10 * 60)
