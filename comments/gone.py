"""What a save must not bring back: the avis erased since it was made, and who asked for no more letters."""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from articles.models import Subscription

from .erasing import erase
from .models import Asked, Comment, State

A_BATCH = 200  # avis erased in one transaction

Following = tuple[str, int | None, int | None]  # address, column, author


class Gone(NamedTuple):
    """What a site knows to be over, before another one comes in its place.

    `erased`: number of an avis and when it came. `following`: who is written to today; None where nobody
    is, for then nothing tells a wish from an accident.
    """

    erased: frozenset[tuple[int, datetime]]
    following: frozenset[Following] | None


NOTHING = Gone(frozenset(), None)


def known() -> Gone:
    """What the site that is here knows; nothing where it has no tables yet."""
    if Comment._meta.db_table not in connection.introspection.table_names():
        return NOTHING
    erased = Comment._base_manager.filter(state=State.ERASED).values_list("pk", "received_at")
    following = Subscription.objects.values_list("email", "column_id", "author_id")
    return Gone(frozenset(erased.iterator()), frozenset(following) or None)


def keep_gone(gone: Gone) -> tuple[int, int]:
    """Erase again, in the site that came back, what was erased since: avis, subscriptions, how many each."""
    return _erase_again(gone), _unsubscribe_again(gone)


def _erase_again(gone: Gone) -> int:
    done, numbers = 0, sorted(pk for pk, _at in gone.erased)
    for start in range(0, len(numbers), A_BATCH):
        here = Comment._base_manager.exclude(state=State.ERASED)
        rows = here.filter(pk__in=numbers[start : start + A_BATCH])
        came_back = [row for row in rows if (row.pk, row.received_at) in gone.erased]
        done += erase(came_back, Asked.AGAIN).avis if came_back else 0
    return done


def _unsubscribe_again(gone: Gone) -> int:
    if gone.following is None:
        return 0
    rows = Subscription.objects.values_list("pk", "email", "column_id", "author_id")
    over = [pk for pk, *followed in rows if tuple(followed) not in gone.following]
    return Subscription.objects.filter(pk__in=over).delete()[0]
