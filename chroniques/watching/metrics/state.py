"""What the site measures at the moment when it is asked: the base, in two queries; the background work."""

import platform
from collections.abc import Iterator
from datetime import datetime

import django
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Count, Min, Q
from django.utils import timezone

from articles.models import Letter
from chroniques.counting import Labels
from chroniques.version import version
from chroniques.watching import work
from comments.models import Comment

Value = tuple[str, Labels, float]


def of_the_moment() -> Iterator[Value]:
    """All of it; what the base holds, only while it answers."""
    yield from (("build_info", _build(), 1.0),)
    yield from _of_work()
    try:
        held = list(_of_the_base(timezone.now()))
    except (DatabaseError, InterfaceError):
        held = []
    yield "database_up", (), float(bool(held))
    yield from held


def _build() -> Labels:
    return (
        ("base", connection.vendor),
        ("django", django.__version__),
        ("python", platform.python_version()),
        ("version", version()),
    )


def _of_work() -> Iterator[Value]:
    for done in work.known():
        labels = (("job", done.job),)
        yield "work_last_success_timestamp_seconds", labels, done.succeeded
        yield "work_last_failure_timestamp_seconds", labels, done.failed


def _of_the_base(now: datetime) -> Iterator[Value]:
    avis = Comment.objects.filter(waits__isnull=False).aggregate(
        number=Count("pk"), oldest=Min("waits_since")
    )
    yield "avis_waiting", (), avis["number"]
    yield "avis_oldest_seconds", (), _age(avis["oldest"], now)
    unsent = Letter.objects.filter(sent_at__isnull=True)
    letters = unsent.aggregate(
        waiting=Count("pk", filter=Q(given_up_at__isnull=True)),
        oldest=Min("written_at", filter=Q(given_up_at__isnull=True)),
        refused=Count("pk", filter=Q(given_up_at__isnull=True) & ~Q(fault="")),
        lost=Count("pk", filter=Q(given_up_at__isnull=False)),
    )
    yield "letters_waiting", (), letters["waiting"]
    yield "letters_refused", (), letters["refused"]
    yield "letters_given_up", (), letters["lost"]
    yield "letters_oldest_seconds", (), _age(letters["oldest"], now)


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
