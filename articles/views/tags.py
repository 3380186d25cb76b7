"""The words, and the page of one."""

from datetime import datetime

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.pagecache import shows
from chroniques.prepared import prepared

from ..lists import Texts, how_many
from .public import page_of, public_page
from .words import by_letter, by_weight, in_use, known, related_to


@public_page
def tags(request: HttpRequest) -> HttpResponse:
    """All words, by weight and as an alphabetical index; one query for both."""
    shows("tags")
    words = in_use()
    shown = {"heaviest": by_weight(words), "letters": by_letter(words)}
    return render(request, "articles/tags.html", shown)


@public_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts that share a word. A synonym leads to its tag for ever."""
    now = timezone.now()
    rows = _called(slug, now)
    if not rows:
        raise Http404
    found = rows[0]
    shown = {
        "tag": found,
        "synonyms": [row.synonym for row in rows if row.synonym],
        "related": related_to(found.pk, now),
        "page": page_of(request, Texts("tag", found.pk, known=found.texts, now=now)),
    }
    return render(request, "articles/tag.html", shown)


@prepared
def _called(slug: str, now: datetime) -> QuerySet:
    """The tag of this address with the number of its texts; a row for each synonym, so that one query reads
    them all."""
    counted = known(now).annotate(synonym=F("synonyms__name"), texts=how_many("tag", now))
    return counted.filter(slug=slug).order_by("synonyms__folded")
