"""The archives: by year, by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from chroniques.pagecache import shows

from ..models import Article, ArticleQuerySet
from .public import page_of, public_page


@dataclass(frozen=True)
class Year:
    """A year that has texts: how many, and its months, each with its `month` and its `texts`."""

    year: int
    texts: int
    months: list[Mapping[str, Any]]


@public_page
def archives(request: HttpRequest) -> HttpResponse:
    """Every year and month that has texts, with how many."""
    shows("texts")
    months = (
        Article.objects.published()
        .pieces()
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(texts=Count("pk"))
        .order_by("-month")
    )
    return render(request, "articles/archives.html", {"years": by_year(months)})


@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The texts of a year, the latest first."""
    return _texts(request, Article.objects.published().filter(published_at__year=year))


@public_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The texts of a month, the latest first."""
    of_the_year = Article.objects.published().filter(published_at__year=year)
    return _texts(request, of_the_year.filter(published_at__month=month), whole_year=False)


def by_year(months: Iterable[Mapping[str, Any]]) -> list[Year]:
    """These months under their years, in the order in which they come; each year with its sum."""
    years = ((year, list(same)) for year, same in groupby(months, key=lambda counted: counted["month"].year))
    return [Year(year, sum(counted["texts"] for counted in same), same) for year, same in years]


def _texts(request: HttpRequest, texts: ArticleQuerySet, whole_year: bool = True) -> HttpResponse:
    shows("texts")
    page = page_of(request, texts.pieces().for_lists())
    if not page.object_list:
        raise Http404
    shown = {"page": page, "whole_year": whole_year, "when": page.object_list[0].published_at}
    return render(request, "articles/archive.html", shown)
