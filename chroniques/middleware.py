"""What is refused before anything else is done, and the headers that Django has no setting for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

REFUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
MEGABYTE = 1024 * 1024
POLICY = ", ".join(f"{feature}=()" for feature in REFUSED)


class BodyBoundMiddleware:
    """Refuse, unread, what is longer than any form of the site sends: Django bounds what a form holds in
    memory, but writes the files sent with it to the disk, however large, for whoever asks.

    A body of unknown length is none: the server gives Django what Content-Length announces, and no more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_the_room = request.path_info.startswith(settings.SESSION_COOKIE_PATH)
        most = settings.LONGEST_BODY_OF_EDITORS if in_the_room else settings.LONGEST_BODY
        if _announced(request) > most:
            return render(request, "413.html", {"megabytes": most // MEGABYTE}, status=413)
        return self.get_response(request)


class NoCookieForReadersMiddleware:
    """Outside the admin no cookie is read: one that another application of the domain set must not make a
    page differ, nor make us answer with a cookie of ours beside "Cache-Control: public"."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.SESSION_COOKIE_PATH):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class PermissionsPolicyMiddleware:
    """Refuse, for us and whatever page we would hold, the browser features that no page of ours uses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


def _announced(request: HttpRequest) -> int:
    """The length of the body, as Content-Length says; 0 for what is no number."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0
