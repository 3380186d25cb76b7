"""The letters of a password: the way to another one, where it is forgotten; and that it was changed."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from chroniques.accounts import OwnAccountsBackend

from ..feeds import whole
from ..models import Deed, Letter, Trace
from .kinds import Message, Share, composes

FORGOTTEN, CHANGED = "password_forgotten", "password_changed"


def may_have_another(user: User) -> bool:
    """Does this account enter the room by a password?"""
    return user.is_staff and user.has_usable_password() and OwnAccountsBackend().user_can_authenticate(user)


def accounts_at(address: str) -> list[User]:
    """The accounts that this address may give another password.

    A database may take for one letter what mail servers take for two ("ı" and "i"): compared once more, the
    address to which the letter goes is the account's own. CVE-2019-19844.
    """
    found = [user for user in User.objects.filter(email__iexact=address) if may_have_another(user)]
    return [user for user in found if user.email.lower() == address.lower()]  # as Letter.recipient is kept


def ask_for_another(address: str, **where: str) -> None:
    """Have the letter sent, at most once an hour. The same is done, written and answered whether an account
    has this address: the letter has nothing to say where none has."""
    names = ", ".join(user.get_username() for user in accounts_at(address))
    with transaction.atomic():
        Letter.objects.ask_again(FORGOTTEN, 0, address)
        Trace.objects.add(Deed.FORGOTTEN, None, about=names, **where)


def tell_of_a_new_password(user: Any, said: object = "", by: Any = None, **where: str) -> None:
    """Note in the journal that this account has a new password, and tell its owner. `by`: who gave it,
    where it is somebody else."""
    is_given = by is not None and by.pk != user.pk
    with transaction.atomic():
        line = Trace.objects.add(
            Deed.PASSWORD, by if is_given else user, user if is_given else "", said, **where
        )
        if user.email:
            Letter.objects.put(CHANGED, line.pk, user.email)


@composes(FORGOTTEN, Share.ASKED)
def forgotten(letter: Letter) -> Message | None:
    """The way to another password, for each account of this address. Its token is good once, and for a time:
    it follows from the password that it replaces."""
    users = accounts_at(letter.recipient)
    ways = [(user.get_username(), _way(user)) for user in users]
    return Message({"ways": ways, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600}) if ways else None


@composes(CHANGED, Share.ASKED)
def changed(letter: Letter) -> Message | None:
    """When and from what. To the address that the account had then: who took it may have changed it since."""
    line = Trace.objects.filter(pk=letter.about).first()
    return Message({"line": line, "link": whole(reverse("admin_password_reset"))}) if line else None


def _way(user: User) -> str:
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return whole(reverse("password_reset_confirm", args=[key, default_token_generator.make_token(user)]))
