"""The event reports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chroniques.pagecache import shows

from ..lists import Texts
from .public import page_of, public_page


@public_page
def reports(request: HttpRequest) -> HttpResponse:
    """All reports, the latest first, with their events."""
    shows("texts")
    return render(request, "articles/reports.html", {"page": page_of(request, Texts("reports"))})
