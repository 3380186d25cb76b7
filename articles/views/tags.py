"""The words, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from chroniques.pagecache import shows

from ..models import Article
from .public import page_of, public_page
from .words import by_letter, by_weight, in_use, known, related_to


@public_page
def tags(request: HttpRequest) -> HttpResponse:
    """All words, by weight and as an alphabetical index; one query for both."""
    shows("tags")
    words = list(in_use())
    shown = {"heaviest": by_weight(words), "letters": by_letter(words)}
    return render(request, "articles/tags.html", shown)


@public_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts that share a word. A synonym leads to its tag for ever."""
    found = get_object_or_404(known(), slug=slug)
    texts = Article.objects.published().pieces().for_lists().filter(tagged__tag=found)
    shown = {
        "tag": found,
        "synonyms": found.synonyms.all(),
        "related": related_to(found),
        "page": page_of(request, texts),
    }
    return render(request, "articles/tag.html", shown)
