"""The columns, and the page of one."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..models import Article, Column
from .public import page_of, public_page
from .voices import voices


@public_page
def columns(request: HttpRequest) -> HttpResponse:
    """All columns, as voices."""
    return render(request, "articles/columns.html", {"voices": voices()})


@public_page
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """One column: who writes it, its pieces from the last to the first."""
    found = get_object_or_404(Column, slug=slug)
    pieces = Article.objects.published().pieces().for_lists().filter(column=found)
    in_order = pieces.order_by(F("number").desc(nulls_last=True), "-published_at", "-id")
    shown = {
        "column": found,
        "authors": found.authors.select_related("portrait"),
        "page": page_of(request, in_order),
    }
    return render(request, "articles/column.html", shown)
