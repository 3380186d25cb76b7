"""The columns, and the page of one, which reads as a series."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.pagecache import shows
from chroniques.prepared import prepared

from ..lists import Series, how_many, without_number
from ..models import Column
from ..models.reading import let_write
from .public import not_found, page_of, public_page
from .voices import heard_voices


@public_page
def columns(request: HttpRequest) -> HttpResponse:
    """All columns, as voices."""
    shows("texts")
    return render(request, "articles/columns.html", {"voices": heard_voices()})


@public_page
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """One column: who writes it, where it begins and ends, its pieces.

    The latest comes first as long as others may follow; a finished series is read from its beginning.
    """
    now = timezone.now()
    [found] = _called(slug, now) or not_found()
    let_write([found])
    series = Series(found.pk, found.texts, found.unnumbered, forwards=found.is_finished, now=now)
    page = page_of(request, series)
    first, latest = series.first, series.latest
    shown = {
        "column": found,
        "authors": found.authors.all(),
        "page": page,
        "first": first,
        "latest": latest if latest != first else None,
        "last_number": latest.number if latest and found.is_finished else None,
    }
    return render(request, "articles/column.html", shown)


@prepared
def _called(slug: str, now: datetime) -> QuerySet:
    """The column of this address, with the numbers of its pieces."""
    counted = Column.objects.annotate(texts=how_many("column", now), unnumbered=without_number(now))
    return counted.filter(slug=slug)
