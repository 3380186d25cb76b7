"""The archives: by year, by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.pagecache import shows

from ..lists import Texts, texts_by_month
from .public import page_of, public_page


class Month(NamedTuple):
    """A month that has texts, by its first day: how many."""

    month: date
    texts: int


@dataclass(frozen=True)
class Year:
    """A year that has texts: how many, and its months."""

    year: int
    texts: int
    months: list[Month]

    @property
    def said(self) -> str:
        """All that the archives show of it: by this its part of their page is kept."""
        return f"{self.year}: {' '.join(f'{one.month.month}={one.texts}' for one in self.months)}"


@public_page
def archives(request: HttpRequest) -> HttpResponse:
    """Every year and month that has texts, with how many."""
    shows("texts")
    months = (Month(*counted) for counted in texts_by_month(timezone.now()))
    return render(request, "articles/archives.html", {"years": by_year(months)})


@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The texts of a year, the latest first."""
    return _texts(request, date(year, 1, 1), _first_of(year + 1, 1))


@public_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The texts of a month, the latest first."""
    following = _first_of(year + month // 12, month % 12 + 1)
    return _texts(request, date(year, month, 1), following, whole_year=False)


def by_year(months: Iterable[Month]) -> list[Year]:
    """These months under their years, in the order in which they come; each year with its sum."""
    years = ((year, list(same)) for year, same in groupby(months, key=lambda counted: counted.month.year))
    return [Year(year, sum(counted.texts for counted in same), same) for year, same in years]


def _texts(request: HttpRequest, since: date, until: date | None, whole_year: bool = True) -> HttpResponse:
    shows("texts")
    end = _midnight(until) if until else None
    page = page_of(request, Texts("texts", since=_midnight(since), until=end))
    if not page.object_list:
        raise Http404
    shown = {"page": page, "whole_year": whole_year, "when": page.object_list[0].published_at}
    return render(request, "articles/archive.html", shown)


def _first_of(year: int, month: int) -> date | None:
    """The first day of a month; none after the last that a calendar knows."""
    return date(year, month, 1) if year <= date.max.year else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
