"""The demo's accounts, written once: load_demo makes them, and each start shows those that exist."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Account:
    """Somebody who may enter the demo's admin, and the group that says what they do there."""

    username: str
    password: str
    group: str


ACCOUNTS = (
    Account("camille", "redaction-de-camille", "Rédaction"),
    Account("driss", "chroniques-de-driss", "Chroniqueurs"),
    Account("noor", "moderation-de-noor", "Modération"),
)


def present() -> list[Account]:
    """The demo accounts that the database holds: none on a site of its own."""
    known = set(get_user_model().objects.values_list("username", flat=True))
    return [account for account in ACCOUNTS if account.username in known]


def somebody() -> bool:
    """Whether anyone at all has an account."""
    return get_user_model().objects.exists()


def described(shown: list[Account]) -> str:
    """One line for each: who, with which password, to do what."""
    lines = [f"  {account.username:<8} {account.password:<22} {account.group}" for account in shown]
    return "\n".join([_("Demo accounts (address /admin/):"), *lines])
