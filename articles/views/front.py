"""The front page."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import Article, ArticleQuerySet, Kind
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
    lead, recent = lead_and_recent(published)
    shown = {
        "lead": lead,
        "recent": recent,
        "voices": voices(),
        "reports": reports[:REPORTS],
        "words": busiest(),
    }
    return render(request, "articles/home.html", shown)


def lead_and_recent(published: ArticleQuerySet) -> tuple[Article | None, list[Article]]:
    """The text à la une, else the latest; and the latest others, newest first. One query for both."""
    latest = published.order_by("-published_at", "-id").values("pk")[: RECENT + 1]
    texts = list(published.filter(Q(featured__isnull=False) | Q(pk__in=latest)).featured_first())
    others = sorted(texts[1:], key=lambda text: (text.published_at, text.pk), reverse=True)
    return (texts[0] if texts else None), others[:RECENT]
