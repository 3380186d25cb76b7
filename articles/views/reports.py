"""The event reports."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chroniques.pagecache import shows

from ..models import Article, Kind
from .public import page_of, public_page


@public_page
def reports(request: HttpRequest) -> HttpResponse:
    """All reports, the latest first, with their events."""
    shows("texts")
    texts = Article.objects.published().pieces().for_lists().filter(kind=Kind.REPORT)
    page = page_of(request, texts.select_related("column", "picture", "event"))
    return render(request, "articles/reports.html", {"page": page})
