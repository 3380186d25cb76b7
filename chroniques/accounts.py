"""Accounts of the demo: their password is public, so that they open nothing outside a demo site."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, User

DEMO_DOMAIN = "@demo.invalid"  # RFC 2606: no letter can ever reach it


class OwnAccountsBackend(ModelBackend):
    """Django's accounts, but for those of the demo where the settings do not allow it."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        if user is not None and is_demo(user) and not settings.DEMO_ALLOWED:
            return False
        return super().user_can_authenticate(user)


def is_demo(user: User | AnonymousUser) -> bool:
    """Was this account made by load_demo?"""
    return str(getattr(user, "email", "")).endswith(DEMO_DOMAIN)
