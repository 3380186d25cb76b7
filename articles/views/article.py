"""One article; and its preview, for who edits it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Article, Kind
from .neighbours import neighbours
from .public import public_page


@public_page
def article(request: HttpRequest, path: str) -> HttpResponse:
    """The article that lives at this path, for everyone or for no one."""
    return article_page(request, get_object_or_404(Article.objects.published().for_page(), path=path))


def article_page(request: HttpRequest, article: Article, preview: bool = False) -> HttpResponse:
    """The page of an article. A preview is the same page under a banner, kept and indexed by no one.

    The caller decides who may see it. A draft without an address can be previewed.
    """
    template = "articles/page.html" if article.kind == Kind.PAGE else "articles/article.html"
    previous, following = neighbours(article)
    shown = {"article": article, "preview": preview, "previous": previous, "following": following}
    response = render(request, template, shown)
    if preview:
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
    return response
