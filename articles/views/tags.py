"""The words, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..models import Article, Tag, TagSynonym
from ..models.slugs import slug_of
from .public import page_of, public_page
from .words import by_letter, in_use


@public_page
def tags(request: HttpRequest) -> HttpResponse:
    """All words as an alphabetical index."""
    return render(request, "articles/tags.html", {"letters": by_letter(in_use())})


@public_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts that share a word. A synonym leads to its tag for ever."""
    found = Tag.objects.filter(slug=slug).first()
    if found is None:
        return redirect(_meant_by(slug), permanent=True)
    texts = Article.objects.published().pieces().for_lists().filter(tagged__tag=found)
    shown = {"tag": found, "synonyms": found.synonyms.all(), "page": page_of(request, texts)}
    return render(request, "articles/tag.html", shown)


def _meant_by(slug: str) -> Tag:
    """The tag that has a synonym of this address. Http404 where none has."""
    first_letters = slug.partition("-")[0].lower()
    for synonym in TagSynonym.objects.filter(folded__startswith=first_letters).select_related("tag"):
        if slug_of(synonym.folded) == slug.lower():
            return synonym.tag
    raise Http404(slug)
