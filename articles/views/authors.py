"""Who signs here, and the page of one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from chroniques.pagecache import shows

from ..models import Article, Author
from .public import page_of, public_page
from .voices import voices


@public_page
def authors(request: HttpRequest) -> HttpResponse:
    """All who have published something, with how much."""
    shows("texts")
    public = Q(articles__in=Article.objects.published().pieces().values("pk"))
    signing = Author.objects.select_related("portrait").annotate(texts=Count("articles", filter=public))
    return render(request, "articles/authors.html", {"authors": signing.filter(texts__gt=0)})


@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One author: who they are, their columns, their texts."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    texts = Article.objects.published().pieces().for_lists().filter(authors=found)
    shown = {
        "author": found,
        "voices": voices().filter(column__authors=found).prefetch_related(None),
        "page": page_of(request, texts),
    }
    return render(request, "articles/author.html", shown)
