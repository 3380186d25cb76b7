"""The step between a password and the room: the second factor, where there is one."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from django.http import HttpResponse
from django.shortcuts import redirect

from .factors import has_second_factor


class SecondFactor(LoginStage):
    """allauth's own step would load its passkeys for who has none: ten megabytes in each worker."""

    key = "mfa_authenticate"
    urlname = "mfa_authenticate"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """A page to answer first, or nothing. A passkey that knows its owner is two factors by itself."""
        user = self.login.user
        if user is None or not has_second_factor(user) or _came_by_passkey(self.request, user):
            return None, True
        return redirect(self.urlname), True


def _came_by_passkey(request: Any, user: Any) -> bool:
    return any(record.get("passwordless") for record in get_authentication_records(request, user))
