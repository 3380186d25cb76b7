"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Article, Kind
from .public import public_page
from .voices import voices
from .words import busiest

RECENT = 4
REPORTS = 5


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The lead and the recent texts, the columns as voices, the reports, the words."""
    published = Article.objects.published().pieces().for_lists()
    # A dated line names no author: the two queries for them are spared.
    reports = published.filter(kind=Kind.REPORT).prefetch_related(None).select_related("event")
    lead = published.featured_first().first()
    recent = published.exclude(pk=lead.pk)[:RECENT] if lead else published.none()
    shown = {
        "lead": lead,
        "recent": recent,
        "voices": voices(),
        "reports": reports[:REPORTS],
        "words": busiest(),
    }
    return render(request, "articles/home.html", shown)
