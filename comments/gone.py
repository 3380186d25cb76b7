"""What a save must not bring back: the avis erased since it was made, and who asked for no more letters, or
for fewer."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from articles.models import Subscription

from .erasing import erase
from .models import Asked, Comment, Follows, State

A_BATCH = 200  # avis erased in one transaction

Avis = tuple[int, datetime]  # its number, and when it came
Following = tuple[str, int | None, int | None]  # address, column, author
HEARD = (Follows.NOTHING, Follows.REPLIES, Follows.ALL)  # each says more than the one before


class Gone(NamedTuple):
    """What a site knows to be over, before another one comes in its place.

    `following`: who is written to today; None where nobody is, for then nothing tells a wish from an
    accident. `wishes`: of what the authors of avis are told today, where that is not all.
    """

    erased: frozenset[Avis]
    following: frozenset[Following] | None
    wishes: Mapping[Avis, str]


class Kept(NamedTuple):
    """How many of each did not come back."""

    avis: int
    subscriptions: int
    wishes: int


NOTHING = Gone(frozenset(), None, {})


def known() -> Gone:
    """What the site that is here knows; nothing where it has no tables yet."""
    if Comment._meta.db_table not in connection.introspection.table_names():
        return NOTHING
    erased = Comment._base_manager.filter(state=State.ERASED).values_list("pk", "received_at")
    following = Subscription.objects.values_list("email", "column_id", "author_id")
    proven = Comment._base_manager.filter(proven_at__isnull=False).exclude(follows=Follows.ALL)
    wishes = {
        (pk, at): wish for pk, at, wish in proven.values_list("pk", "received_at", "follows").iterator()
    }
    return Gone(frozenset(erased.iterator()), frozenset(following) or None, wishes)


def keep_gone(gone: Gone) -> Kept:
    """End again, in the site that came back, what was ended since: avis, subscriptions, wishes to be told."""
    return Kept(_erase_again(gone), _unsubscribe_again(gone), _tell_less_again(gone))


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


def _tell_less_again(gone: Gone) -> int:
    return sum(
        Comment._base_manager.filter(pk__in=numbers[start : start + A_BATCH]).update(follows=wish)
        for wish, numbers in _told_too_much(gone)
        for start in range(0, len(numbers), A_BATCH)
    )


def _told_too_much(gone: Gone) -> Iterator[tuple[str, list[int]]]:
    """Each wish, with the avis that came back with a wider one."""
    rows = Comment._base_manager.exclude(follows=Follows.NOTHING).values_list("pk", "received_at", "follows")
    wider: dict[str, list[int]] = {}
    for pk, at, came_back in rows.iterator():
        wish = gone.wishes.get((pk, at), came_back)
        if HEARD.index(wish) < HEARD.index(came_back):
            wider.setdefault(wish, []).append(pk)
    yield from wider.items()
