"""How long what readers give is kept: one table, of which each row says why, and applies itself.

The durations are settings (KEPT_…_DAYS); the daily work, its report and the pages read them here.
"""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Letter, MissedAddress, Subscription

from . import bans, learning, limits
from .erasing import erase
from .lasting import Row, in_words, kept_for
from .models import Act, Asked, Claim, Comment, Lesson, Report, State
from .room import OF_THE_ROOM

__all__ = ["TABLE", "Row", "forget_readers", "in_words", "kept_for", "lines"]

A_BATCH = 200  # avis erased in one transaction: about a second, in which nobody else can write


def forget_readers(at: datetime | None = None) -> dict[str, int]:
    """Apply the table: how many each row blanked, erased or deleted, by its name."""
    now = at or timezone.now()
    return {row.name: row.forget(now - row.lasts()) for row in TABLE}


def lines(done: dict[str, int]) -> list[str]:
    """What was done, a line for each row, in words."""
    return [f"{row.what}, {row.said()}\N{NO-BREAK SPACE}: {done[row.name]}" for row in TABLE]


def _blank_addresses(before: datetime) -> int:
    """Without an address there is nothing left that it proved, nor anything to follow."""
    old = Comment.objects.exclude(email="").filter(received_at__lt=before)
    return old.update(email="", proven_at=None, follows="")


def _erase_refused(before: datetime) -> int:
    return _erase_all(Q(state=State.REJECTED, decided_at__lt=before))


def _erase_spam(before: datetime) -> int:
    return _erase_all(Q(state=State.SPAM, decided_at__lt=before))


def _erase_all(expired: Q) -> int:
    """A few at a time: between two batches others can write. A flood ends by thousands on one day."""
    done = 0
    while batch := list(Comment.objects.filter(expired).order_by("pk")[:A_BATCH]):
        done += erase(batch, Asked.TIME).avis
    return done


def _blank_networks(before: datetime) -> int:
    avis = Comment.objects.filter(network__gt="", received_at__lt=before).update(network="")
    return avis + Report.objects.filter(network__gt="", at__lt=before).update(network="")


def _forget_reports(before: datetime) -> int:
    return Report.objects.filter(decided_at__lt=before).forget()


def _forget_keys(before: datetime) -> int:
    """What an erased avis could be known again by. Its receipt stays, to say that all is erased."""
    old = Comment.objects.filter(state=State.ERASED, decided_at__lt=before)
    known = Q(fingerprint__isnull=False) | Q(nonce__isnull=False)
    return old.filter(known).update(fingerprint=None, nonce=None)


def _forget_lessons(before: datetime) -> int:
    """What they taught stays, as counts in which nobody is seen."""
    old, done = Lesson.objects.filter(comment__decided_at__lt=before), 0
    while batch := list(old.values_list("pk", flat=True)[:A_BATCH]):
        done += learning.forget(batch)
    return done


def _forget_claims(before: datetime) -> int:
    return Claim.objects.filter(until__lt=before).delete()[0]


def _forget_acts(before: datetime) -> int:
    """The decisions that were parts of them stay. What was undone stays too: by it alone a decision is known
    not to stand."""
    old = Act.objects.filter(at__lt=before, undone_at=None)
    count = old.count()
    old.delete()
    return count


TABLE = (
    Row(
        "address",
        _("E-mail address of an avis"),
        _("%(lasts)s after the avis arrived"),
        _("Long enough to write to you about your avis and its replies."),
        _blank_addresses,
    ),
    Row(
        "refused",
        _("Avis that was not kept"),
        _("%(lasts)s after the decision"),
        _("The time to contest it: six months, as article 20 of the Digital Services Act gives."),
        _erase_refused,
    ),
    Row(
        "spam",
        _("Avis filed as unwanted"),
        _("%(lasts)s after the decision"),
        _("The time to see that it was a mistake, and to say so."),
        _erase_spam,
    ),
    Row(
        "report",
        _("What goes with a report: words, name, address, copy of the avis"),
        _("%(lasts)s after the decision"),
        _("The time to contest it: six months, as article 20 of the Digital Services Act gives."),
        _forget_reports,
    ),
    Row(
        "network",
        _("Mark of the network from which an avis or a report came"),
        _("%(lasts)s after it arrived"),
        _("To know a flood, or a network that was banned. The mark is keyed: it leads back to no address."),
        _blank_networks,
    ),
    Row(
        "passing",
        _("How many avis came from a network within a minute"),
        _("%(lasts)s after that minute"),
        _("So that a machine does not flood the conversations. Keyed by the day, it leads back to nobody."),
        limits.forget_old,
    ),
    Row(
        "keys",
        _("Mark by which an erased avis, sent again by a browser, is known"),
        _("%(lasts)s after it was erased"),
        _("Browsers send a form again by themselves: what you erased must not come back."),
        _forget_keys,
    ),
    Row(
        "lesson",
        _("What the filter learnt of one avis"),
        _("%(lasts)s after the decision"),
        _("So that it can unlearn it if the decision changes. After that, counts of words remain."),
        _forget_lessons,
    ),
    Row(
        "letter",
        _("Letters that were sent to you"),
        _("%(lasts)s: the address and the date, not the letter itself"),
        _("To answer you, if you ask whether we wrote to you."),
        Letter.objects.forget_old,
    ),
    Row(
        "unconfirmed",
        _("Subscription to new texts that is never confirmed"),
        _("%(lasts)s after it was asked for"),
        _("The time to read the letter that asks for your consent."),
        Subscription.objects.forget_unconfirmed,
    ),
    Row(
        "missed",
        _("Address that led nowhere"),
        _("%(lasts)s after it was last asked for"),
        _("The time to mend it. Nothing is noted of who asked."),
        MissedAddress.objects.forget_old,
    ),
    Row(
        "ban",
        _("Ban of an address or of a network"),
        _("%(lasts)s after its end"),
        _("To know whether it must begin again. The address is kept as a keyed mark."),
        bans.forget_old,
    ),
    Row(
        "claim",
        _("Which moderator reads which avis"),
        _("%(lasts)s"),
        _("So that two do not decide of the same one."),
        _forget_claims,
    ),
    Row(
        "act",
        _("Gesture of a moderator on several avis at once"),
        _("%(lasts)s"),
        _("So that it can be undone. The decisions stay with the avis."),
        _forget_acts,
    ),
    *OF_THE_ROOM,
)
