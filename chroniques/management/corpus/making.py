"""A corpus, from its size to its last avis."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from articles import lists
from chroniques import planner
from chroniques.management.corpus import plan
from chroniques.management.corpus.cast import gather
from chroniques.management.corpus.conversation import Thread
from chroniques.management.corpus.pool import Pool
from chroniques.management.corpus.printing import print_all
from chroniques.management.corpus.receiving import receive_all
from comments import counted

Progress = Callable[[int, int], None]


def make(size: plan.Size, say_progress: Progress) -> None:
    """Write it, lot by lot; `say_progress` is told, after each, how many texts and avis there are."""
    zone = timezone.get_current_timezone()
    end = datetime.combine(size.until, time(23, 59), zone)
    cast = gather(size.texts, end - timedelta(days=plan.DAYS), end)
    pool = Pool(size.texts, size.avis)
    written = _Count()
    threads = written.through(print_all(plan.places(size, zone), cast, pool))
    avis = 0
    with counted.resting(connection):
        for lot in receive_all(threads, pool, end):
            avis += lot
            say_progress(written.number, avis)
    lists.gather()
    planner.count()
    if not avis:
        say_progress(written.number, avis)


class _Count:
    """How many have passed."""

    number = 0

    def through(self, threads: Iterator[Thread]) -> Iterator[Thread]:
        for thread in threads:
            self.number += 1
            yield thread
