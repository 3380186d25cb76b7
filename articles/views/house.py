"""The pages of the house: the editors' own text where they published one, else a true general one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chroniques.pagecache import shows

from ..models import Article, Kind
from .article import article_page
from .public import public_page


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """About, privacy, rules or legal notice."""
    shows("texts")
    own = Article.objects.published().for_page().filter(kind=Kind.PAGE, path=slug).first()
    return article_page(request, own) if own else render(request, f"pages/{slug}.html")
