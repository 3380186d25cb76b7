"""What the private pages share: nobody keeps them, no engine lists them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Its answers are kept by no cache and listed by no engine."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(page)


def see_other(name: str, *args: object) -> HttpResponse:
    """The answer to this POST is elsewhere, fetched with GET (RFC 9110, 303)."""
    response = redirect(name, *args)
    response.status_code = 303
    return response
