"""The probes of this very machine: they ask by an address, and without HTTPS."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOLDER = "/sante/"
# What a proxy adds: with one of these, it is not the machine itself that asks.
RELAYED = (
    *("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST"),
    *("HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP"),
)


class ProbeMiddleware:
    """Let http://127.0.0.1:8000/sante/ be asked of a site that answers to its name alone: that name is
    meant. SECURE_REDIRECT_EXEMPT leaves these pages out of the way to HTTPS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(FOLDER) and comes_from_here(request):
            request.META["HTTP_HOST"] = urlsplit(settings.SITE_URL).netloc
        return self.get_response(request)


def comes_from_here(request: HttpRequest) -> bool:
    """Does this machine ask, and no proxy for somebody else?"""
    try:
        peer = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return peer.is_loopback and not any(name in request.META for name in RELAYED)
