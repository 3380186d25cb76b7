"""What is no longer there: an old address leads to the article, a withdrawn text says so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from .models import Address, Article, State

# Browsers keep a bare 301 for ever: an article that moves back would loop, one published again stay gone.
FRESH = "public, max-age=0, must-revalidate"


class OldAddressMiddleware:
    """On a 404 only: 301 for an old address, 410 for a text that was withdrawn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        path = request.path_info.strip("/")
        article = _formerly_at(path) if path.isprintable() else None
        found = _answer(request, article) if article else response
        found.headers.setdefault("Cache-Control", FRESH)
        return found


def _formerly_at(path: str) -> Article | None:
    """The text that lived there: under this very path if it was withdrawn, else by its old addresses."""
    own = Article.objects.kept().filter(path=path, state=State.WITHDRAWN).first()
    if own:
        return own
    old = Address.objects.at(path)
    return old.article if old and old.article and _has_an_answer(old.article) else None


def _has_an_answer(article: Article) -> bool:
    return article.is_published() or article.state == State.WITHDRAWN


def _answer(request: HttpRequest, article: Article) -> HttpResponse:
    if article.is_published():
        return HttpResponsePermanentRedirect(article.get_absolute_url())
    return render(request, "410.html", status=410)
