"""Second factors: who has one, who must, whether the last one may go, and the way out where it is lost."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User

from articles.models import Deed, Trace
from articles.models.history import Person

from .administrators import is_last

CODES = Authenticator.Type.RECOVERY_CODES


def has_second_factor(user: Any) -> bool:
    """Has this account an application or a key? Recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk).exclude(type=CODES).exists()


def must_get_one(user: Any) -> bool:
    """Does the site ask for one that this account lacks?"""
    return settings.SECOND_FACTOR and user.is_authenticated and not has_second_factor(user)


def may_go(authenticator: Authenticator) -> bool:
    """May this one be removed? Not the only one, where the site asks for one; nor that of the last who
    administers: nobody could let them in again."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(type=CODES)
    if authenticator.type == CODES or others.exclude(pk=authenticator.pk).exists():
        return True
    return not settings.SECOND_FACTOR and not is_last(authenticator.user)


def forget_factors(user: User, by: Person) -> int:
    """Remove all second factors of an account whose owner has lost them; how many. Noted in the journal."""
    count: int = Authenticator.objects.filter(user=user).delete()[0]
    if count:
        Trace.objects.add(Deed.FACTOR_REMOVED, by, about=user)
    return count
