"""Who signs here, and the page of one."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.pagecache import shows
from chroniques.prepared import prepared

from ..lists import Texts, how_many
from ..models import Author
from .public import not_found, page_of, public_page
from .voices import voices


@public_page
def authors(request: HttpRequest) -> HttpResponse:
    """All who have published something, with how much."""
    shows("texts")
    counted = Author.objects.select_related("portrait").annotate(texts=how_many("author", timezone.now()))
    return render(request, "articles/authors.html", {"authors": [one for one in counted if one.texts > 0]})


@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One author: who they are, their columns, their texts."""
    now = timezone.now()
    [found] = _called(slug, now) or not_found()
    shown = {
        "author": found,
        "voices": voices(found.pk, now),
        "page": page_of(request, Texts("author", found.pk, known=found.texts, now=now)),
    }
    return render(request, "articles/author.html", shown)


@prepared
def _called(slug: str, now: datetime) -> QuerySet:
    """The author of this address, with the number of their texts."""
    return Author.objects.select_related("portrait").annotate(texts=how_many("author", now)).filter(slug=slug)
