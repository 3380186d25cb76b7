"""Camille at the door: through the forms, as a browser sends them."""

import time
from typing import Any

from allauth.core import context
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from django.test.client import RequestFactory

LOGIN, CODE, CONFIRM = "/admin/login/", "/admin/compte/code/", "/admin/compte/confirmation/"
SECRET = "secret"  # of all accounts of the makers
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def knocked(client: Client, name: str = "camille", password: str = SECRET, **more: Any) -> Any:
    """A name and a password, sent."""
    return client.post(LOGIN, {"username": name, "password": password, "next": "/admin/"}, **more)


def signed_in(name: str = "camille", **more: Any) -> Client:
    """A browser that came in by the form."""
    client = Client(**more)
    assert knocked(client, name).status_code == 302
    return client


def with_application(user: User) -> str:
    """Give this account an application; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def with_recovery_codes(user: User) -> list[str]:
    """Give this account its recovery codes."""
    with context.request_context(RequestFactory().get("/")):
        return RecoveryCodes.activate(user).generate_codes()


def code_of(secret: str, later: int = 0) -> str:
    """What the application shows now, or some steps later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def errors_of(response: Any) -> str:
    """What the form of this page says."""
    return str(response.context["form"].errors)
