"""How long what readers give is kept. One table, one function that applies it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import MissedAddress
from articles.models.missed import KEPT as MISSED_KEPT

from .models import Comment, State

__all__ = ["ADDRESS_KEPT", "MISSED_KEPT", "REFUSED_KEPT", "SPAM_KEPT", "forget_readers"]

# From the decision; the privacy page and the form say the same durations, read from here.
ADDRESS_KEPT = timedelta(days=365)  # long enough to write about an avis and its replies
REFUSED_KEPT = timedelta(days=180)  # long enough to contest a refusal
SPAM_KEPT = timedelta(days=30)


def forget_readers(at: datetime | None = None) -> dict[str, int]:
    """Apply the table; how many e-mail addresses were blanked, how many avis erased for good, and how many
    addresses that nothing answers were forgotten (MISSED_KEPT, ninety days)."""
    now = at or timezone.now()
    return {
        "addresses": _blank_addresses(now - ADDRESS_KEPT),
        "avis": _erase_refused(now),
        "missed": MissedAddress.objects.forget_old(now),
    }


def _blank_addresses(before: datetime) -> int:
    old = Comment.objects.exclude(email="").filter(received_at__lt=before)
    return old.update(email="")


def _erase_refused(now: datetime) -> int:
    expired = Comment.objects.filter(
        Q(state=State.REJECTED, decided_at__lt=now - REFUSED_KEPT)
        | Q(state=State.SPAM, decided_at__lt=now - SPAM_KEPT)
    )
    for comment in expired:
        comment.erase(by=None)
    return len(expired)
