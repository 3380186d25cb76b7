"""Each request that the site answers: its number, and its line in the log.

A page that is kept is given before any of this, and is not written down: the proxy in front does it, and the
site counts it. LOG_KEPT_PAGES=1 writes a line for it too.
"""

import logging
import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from secrets import token_hex
from time import perf_counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chroniques.counting import count, observe
from chroniques.proxies import believes

from .logs import FIELDS, number

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")  # what proxies make; nothing that could end a line
STATIC, NOWHERE = "static", "none"
log = logging.getLogger(__name__)
_rendered: ContextVar[bool] = ContextVar("rendered_by_django", default=False)


class RequestMiddleware:
    """Give the request its number, say it to who asked, and write one line: neither an address, nor what was
    asked for by whom."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        numbered = number.set(number_of(request))
        _rendered.set(True)
        began = perf_counter()
        try:
            response = self.get_response(request)
            note(request, response.status_code, perf_counter() - began)
            # A page for everybody is kept, and given again: it would bear the number of the first who asked.
            if "public" not in response.get("Cache-Control", ""):
                response.headers[HEADER] = number.get()
        finally:
            number.reset(numbered)
        return response


def note(request: HttpRequest, status: int, seconds: float) -> None:
    """Its line, and its place in the numbers: by what answered, of which there are few."""
    route = route_of(request)
    write(request.method or "", route, status, seconds)
    count("requests_total", page=route, status=f"{status // 100}xx")
    observe("render_seconds", seconds, part=route.partition(":")[0])


def number_of(request: HttpRequest) -> str:
    """The number that a proxy of ours gave, so that one finds its line too; else one of our own."""
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    if given and believes(request.META.get("REMOTE_ADDR", ""), settings.TRUSTED_PROXIES):
        found = GIVEN.fullmatch(given)
        if found:
            return given
    return token_hex(6)


def route_of(request: HttpRequest) -> str:
    """The name of what answered: never the path, which may hold what opens a private page."""
    if match := request.resolver_match:
        return match.view_name or NOWHERE
    return STATIC if request.path_info.startswith(settings.STATIC_URL) else NOWHERE


def write(method: str, route: str, status: int, seconds: float, made: str = "rendered") -> None:
    """One line."""
    ms = round(seconds * 1000, 1)
    fields = {"method": method, "route": route, "status": status, "ms": ms, "made": made}
    log.info("%s %s %s %s ms %s", *fields.values(), extra={FIELDS: fields})


def with_lines(site: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The same site, which writes a line for what it gives without Django too."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            said.append(status)
            return start_response(status, headers, *rest)

        _rendered.set(False)
        began = perf_counter()
        body = site(environ, start)
        if not _rendered.get():
            write(environ["REQUEST_METHOD"], "kept", int(said[0][:3]), perf_counter() - began, "kept")
        return body

    return answer
