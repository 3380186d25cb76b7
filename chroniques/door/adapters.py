"""How allauth does things here: nobody signs up, words of ours, secrets that a stolen copy does not tell."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import force_bytes
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from articles.models import Site
from chroniques.accounts import OwnAccountsBackend

from .factors import may_go

SAID = {
    "mfa/messages/totp_activated.txt": _("The application is your second factor from now on."),
    "mfa/messages/totp_deactivated.txt": _("The application is no longer a second factor."),
    "mfa/messages/webauthn_added.txt": _("The key is added."),
    "mfa/messages/webauthn_removed.txt": _("The key is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("Here are new recovery codes: the former ones are void."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: who may enter, by which steps."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not the right one, or it was used already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["chroniques.door.stages.SecondFactor"]

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any,
                    message: str | None = None, **kwargs: Any) -> None:  # fmt: skip
        """One of our sentences, where there is one."""
        if said := message or SAID.get(message_template or ""):
            messages.add_message(request, level, str(said))

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """A passkey opens what a password opens, no more."""
        if OwnAccountsBackend().user_can_authenticate(user) and user.is_staff:
            return None
        messages.error(request, _("This account cannot enter: ask who administers the site."))
        return redirect("account_login")


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: how they are named and kept, and whether one may go."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("It is the only second factor of an account that needs one."),
    }

    def get_totp_issuer(self) -> str:
        return Site.objects.current().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # as it is called
        return str(_("My key"))

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return may_go(authenticator)

    def encrypt(self, text: str) -> str:
        return str(_seal().encrypt(text.encode()).decode())

    def decrypt(self, encrypted_text: str) -> str:
        return str(_seal().decrypt(encrypted_text.encode()).decode())


def _seal() -> Any:
    """Closes with the key of the site, opens with those it had before too (SECRET_KEY_FALLBACKS). A large
    library, for who has a second factor alone."""
    one, many = import_string("cryptography.fernet.Fernet"), import_string("cryptography.fernet.MultiFernet")
    keys: tuple[Any, ...] = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return many([one(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str | bytes) -> bytes:
    """32 bytes that no other use of the key of the site has."""
    return hashlib.blake2b(
        b"chroniques.door.seal", key=hashlib.sha512(force_bytes(key)).digest(), digest_size=32
    ).digest()
