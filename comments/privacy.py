"""How long what readers give is kept. One table, one function that applies it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import Letter, MissedAddress, Subscription
from articles.models.letter import KEPT as LETTER_KEPT
from articles.models.missed import KEPT as MISSED_KEPT
from articles.models.subscription import UNCONFIRMED_KEPT

from . import limits
from .erasing import erase
from .limits import KEPT as PASSING_KEPT
from .models import Asked, Comment, State

__all__ = ["DURATIONS", "forget_readers"]

# From the decision, or from the arrival; the pages and the forms say the same durations, read from here.
ADDRESS_KEPT = timedelta(days=365)  # long enough to write about an avis and its replies
REFUSED_KEPT = timedelta(days=180)  # long enough to contest a refusal
SPAM_KEPT = timedelta(days=30)
KEYS_KEPT = timedelta(days=2)  # of an erased avis: the same one, sent again by a browser, is still known
DURATIONS = {
    "address": ADDRESS_KEPT,
    "refused": REFUSED_KEPT,
    "spam": SPAM_KEPT,
    "keys": KEYS_KEPT,
    "passing": PASSING_KEPT,
    "letter": LETTER_KEPT,
    "unconfirmed": UNCONFIRMED_KEPT,
    "missed": MISSED_KEPT,
}


def forget_readers(at: datetime | None = None) -> dict[str, int]:
    """Apply the table: how many of each were blanked, erased or deleted.

    `addresses` blanked; `avis` erased for good; `keys` of erased avis; `passings` of networks; `written`,
    letters sent or given up; `unconfirmed` subscriptions; `missed`, addresses that nothing answers.
    """
    now = at or timezone.now()
    return {
        "addresses": _blank_addresses(now - ADDRESS_KEPT),
        "avis": _erase_refused(now),
        "keys": _forget_keys(now - KEYS_KEPT),
        "passings": limits.forget_old(now),
        "written": Letter.objects.forget_old(now),
        "unconfirmed": Subscription.objects.forget_unconfirmed(now),
        "missed": MissedAddress.objects.forget_old(now),
    }


def _blank_addresses(before: datetime) -> int:
    """Without an address there is nothing left that it proved, nor anything to follow."""
    old = Comment.objects.exclude(email="").filter(received_at__lt=before)
    return old.update(email="", proven_at=None, follows="")


def _erase_refused(now: datetime) -> int:
    expired = Comment.objects.filter(
        Q(state=State.REJECTED, decided_at__lt=now - REFUSED_KEPT)
        | Q(state=State.SPAM, decided_at__lt=now - SPAM_KEPT)
    )
    return erase(expired, Asked.TIME).avis


def _forget_keys(before: datetime) -> int:
    """What an erased avis could be known again by. Its receipt stays, to say that all is erased."""
    old = Comment.objects.filter(state=State.ERASED, decided_at__lt=before)
    known = Q(fingerprint__isnull=False) | Q(nonce__isnull=False)
    return old.filter(known).update(fingerprint=None, nonce=None)
