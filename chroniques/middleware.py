"""Headers that every answer carries and that Django has no setting for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

REFUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
POLICY = ", ".join(f"{feature}=()" for feature in REFUSED)


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
