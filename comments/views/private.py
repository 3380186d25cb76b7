"""What the private pages share: nobody keeps them, no engine lists them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from chroniques.proxies import reader_address


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Its answers are kept by no cache and listed by no engine."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(page)


def reader_of(request: HttpRequest) -> str:
    """The address from which somebody asks, behind the proxies that we name."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return reader_address(request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)


def see_other(name: str, *args: object) -> HttpResponse:
    """The answer to this POST is elsewhere, fetched with GET (RFC 9110, 303)."""
    response = redirect(name, *args)
    response.status_code = 303
    return response
