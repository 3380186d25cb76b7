"""The archives: by year, by month."""

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Article, ArticleQuerySet
from .public import page_of, public_page


@public_page
def archives(request: HttpRequest) -> HttpResponse:
    """Every month that has texts, with how many."""
    months = (
        Article.objects.published()
        .pieces()
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(texts=Count("pk"))
        .order_by("-month")
    )
    return render(request, "articles/archives.html", {"months": months})


@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The texts of a year, the latest first."""
    return _texts(request, Article.objects.published().filter(published_at__year=year))


@public_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The texts of a month, the latest first."""
    of_the_year = Article.objects.published().filter(published_at__year=year)
    return _texts(request, of_the_year.filter(published_at__month=month), whole_year=False)


def _texts(request: HttpRequest, texts: ArticleQuerySet, whole_year: bool = True) -> HttpResponse:
    page = page_of(request, texts.pieces().for_lists())
    if not page.object_list:
        raise Http404
    shown = {"page": page, "whole_year": whole_year, "when": page.object_list[0].published_at}
    return render(request, "articles/archive.html", shown)
