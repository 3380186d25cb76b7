"""How long an avis waits here before somebody has read it: measured, not promised."""

from datetime import datetime, timedelta
from statistics import median

from django.utils import timezone

from .models import Decision, Verdict

OF_LATE = timedelta(days=90)
LATEST = 500  # decisions: of a busy site, some days
FEWEST = 5  # fewer tell nothing of the next one
READ = (Verdict.PUBLISHED, Verdict.REJECTED, Verdict.SPAM)


def usual_delay(at: datetime | None = None) -> timedelta | None:
    """The median time, over the latest ninety days, from the arrival of an avis to the first decision that
    a person took of it. None where too few were read."""
    now = at or timezone.now()
    rows = Decision.objects.filter(verdict__in=READ, comment__author=None, comment__receipt__isnull=False)
    read = rows.exclude(by_name="").filter(at__gte=now - OF_LATE).order_by("-pk")
    moments = read.values_list("comment", "comment__received_at", "at")[:LATEST]
    # The latest come first: of each avis its earliest decision is what stays.
    waits = {number: decided - received for number, received, decided in moments}
    return (
        timedelta(seconds=median(map(timedelta.total_seconds, waits.values())))
        if len(waits) >= FEWEST
        else None
    )
