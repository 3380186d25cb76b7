"""What answers where nothing lives: the way to where it moved, that it was withdrawn, or help to find it.

It is the handler of 404s, so that a page that is there costs nothing more.
"""

import re
from copy import copy

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path

from ..models.permalink import APART
from ..search import nearest
from .misses import note
from .moved import formerly_at, put_right

# Browsers keep a bare 301 for ever: an article that moves back would loop, one published again stay gone.
FRESH = "public, max-age=0, must-revalidate"
LONGEST = 500  # characters of a path: none of ours is longer
SEPARATORS = re.compile(r"[^\w’']+|_")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """301 to where it is, in one hop; 410 for what was withdrawn; else a 404 that helps, and is noted."""
    if request.method not in {"GET", "HEAD"} or not _is_a_page(request.path_info):
        return _page(request, 404)
    response = _elsewhere(request) or _nowhere(request)
    response.headers.setdefault("Cache-Control", FRESH)
    return response


def words_of(path: str) -> str:
    """The words of a dead address, to look for them: neither dates nor what ends the name of a file."""
    words = SEPARATORS.split(re.sub(r"\.\w{2,5}$", "", path))
    return " ".join(word for word in words if word and not word.isdecimal())[:100]


def _is_a_page(path: str) -> bool:
    return path.isprintable() and len(path) <= LONGEST and not path[1:].startswith(APART)


def _elsewhere(request: HttpRequest) -> HttpResponse | None:
    """What lives at the address that was meant; else where what lived here is now."""
    meant = put_right(request.path_info)
    for path in meant:
        if path != request.path_info and (answer := _answer_at(request, path)):
            return answer
    found = formerly_at(meant)
    if found is None:
        return None
    return _to(request, found.address) if found.address else _page(request, 410)


def _nowhere(request: HttpRequest) -> HttpResponse:
    if "page" not in request.GET:  # the list lives, it has no such page
        note(request)
    return _page(request, 404)


def _answer_at(request: HttpRequest, path: str) -> HttpResponse | None:
    """The way to this address if something answers there; its own answer where that leads further."""
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.META = {name: value for name, value in request.META.items() if not name.startswith("HTTP_IF_")}
    try:
        view, args, kwargs = asked.resolver_match = resolve(path)
        answer = view(asked, *args, **kwargs)
    except (Http404, Resolver404):
        return None
    if answer.has_header("Location"):
        return answer
    return _to(request, escape_uri_path(path)) if answer.status_code == 200 else None


def _to(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    words = words_of(request.path_info) if _is_a_page(request.path_info) else ""
    shown = {"words": words, "proposed": nearest(words), "is_error": True}
    return render(request, f"{status}.html", shown, status=status)
