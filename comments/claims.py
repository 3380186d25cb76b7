"""Which moderator reads which avis: two who work at once see it of each other."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .models import Claim
from .models.claim import HELD_FOR


def claim(number: int, by: Any) -> str:
    """Say that this moderator reads this avis now, and no other; the name of who reads it already, if
    somebody else does: it stays theirs until they turn to another, or for two minutes."""
    now = timezone.now()
    with transaction.atomic():
        Claim.objects.filter(by=by).exclude(comment=number).delete()
        Claim.objects.bulk_create(
            [Claim(comment_id=number, by=by, until=now + HELD_FOR)], ignore_conflicts=True
        )
        Claim.objects.filter(comment=number).filter(Q(by=by) | Q(until__lt=now)).update(
            by=by, until=now + HELD_FOR
        )
        return readers([number], by).get(number, "")


def readers(numbers: Iterable[int], but: Any) -> dict[int, str]:
    """Who reads these avis now, but for this moderator: names by the numbers of the avis."""
    held = Claim.objects.filter(comment__in=list(numbers), until__gt=timezone.now()).exclude(by=but)
    return {row.comment_id: name_of(row.by) for row in held.select_related("by")}


def name_of(user: Any) -> str:
    """As moderators call each other."""
    return user.get_full_name() or user.get_username()
