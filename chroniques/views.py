"""What the site answers beside its pages: its robots.txt, its icon, a refused form, a fault."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from chroniques.watching.logs import number
from chroniques.watching.outages import cause_of

PLAIN = "text/plain; charset=utf-8"
A_DAY = 24 * 3600  # seconds
TRY_AGAIN = "30"  # seconds: a database that is started again answers by then


@cache_control(public=True, max_age=A_DAY)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked to leave aside."""
    return render(request, "robots.txt", content_type=PLAIN)


@cache_control(public=True, max_age=A_DAY)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For who asks at the usual address; our pages name the icon themselves."""
    return redirect(static("icons/icon.svg"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the admin whose pass has expired. The reason is Django's, for developers: it is not shown.

    Elsewhere what takes a POST is exempt of that check: what is not, takes none.
    """
    if not request.path_info.startswith(settings.CSRF_COOKIE_PATH):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return render(request, "403_csrf.html", status=403)


@never_cache
def failed(request: HttpRequest) -> HttpResponse:
    """The page of a fault: 503 for a database that is gone or a disk that is full, which passes (RFC 9110,
    15.6.4); else 500."""
    fault = sys.exception()
    if cause_of(fault) == "disk":
        return _passing("503_full.html")
    if isinstance(fault, OperationalError | InterfaceError) and _is_cut_off():
        return _passing("503.html")
    page = render_to_string("500.html", {"number": number.get()})
    return HttpResponseServerError(page)


def _passing(template: str) -> HttpResponse:
    """Without the request: what it would bring asks the database."""
    return HttpResponse(render_to_string(template), status=503, headers={"Retry-After": TRY_AGAIN})


def _is_cut_off() -> bool:
    """Was no connection made, or is the one that was of no use any longer?"""
    return connection.connection is None or not connection.is_usable()
