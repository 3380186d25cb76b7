"""The columns, and the page of one, which reads as a series."""

from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from chroniques.pagecache import shows

from ..models import Article, ArticleQuerySet, Column
from .public import page_of, public_page
from .voices import voices


@public_page
def columns(request: HttpRequest) -> HttpResponse:
    """All columns, as voices."""
    shows("texts")
    return render(request, "articles/columns.html", {"voices": voices()})


@public_page
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """One column: who writes it, where it begins and ends, its pieces.

    The latest comes first as long as others may follow; a finished series is read from its beginning.
    """
    found = get_object_or_404(Column, slug=slug)
    pieces = Article.objects.published().pieces().filter(column=found)
    page = page_of(request, in_order(pieces.for_lists(), forwards=found.is_finished))
    first, latest = ends(pieces)
    shown = {
        "column": found,
        "authors": found.authors.select_related("portrait"),
        "page": page,
        "first": first,
        "latest": latest if latest != first else None,
        "last_number": latest.number if latest and found.is_finished else None,
    }
    return render(request, "articles/column.html", shown)


def in_order(pieces: ArticleQuerySet, forwards: bool) -> ArticleQuerySet:
    """The pieces by their numbers, those that have none after the others, by their dates."""
    if forwards:
        return pieces.order_by(F("number").asc(nulls_last=True), "published_at", "id")
    return pieces.order_by(F("number").desc(nulls_last=True), "-published_at", "-id")


def ends(pieces: ArticleQuerySet) -> tuple[Article | None, Article | None]:
    """Where the column begins and where it has come to, in one query."""
    first = in_order(pieces, forwards=True).values("pk")[:1]
    latest = in_order(pieces, forwards=False).values("pk")[:1]
    both = Article.objects.filter(Q(pk__in=first) | Q(pk__in=latest))
    found = list(in_order(both.only("title", "path", "number", "published_at"), forwards=True))
    return (found[0], found[-1]) if found else (None, None)
