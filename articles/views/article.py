"""One article; and its preview, for who edits it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.pagecache import put_together
from chroniques.templatetags.text import prose, typo

from ..models import Article, Kind, Site
from ..models.reading import living_at
from .citation import Citation, citation
from .neighbours import series_of
from .public import public_page
from .related import related

WORDS_A_MINUTE = 230  # Brysbaert, 2019: 238 in English; French takes a few more words for the same thing
DRAWN = 'class="graph-drawing"'
HEADINGS = 4  # from which on a text is long enough to say where it leads


@public_page
def article(request: HttpRequest, path: str) -> HttpResponse:
    """The article that lives at this path, for everyone or for no one."""
    return HttpResponse(put_together(("article", path), lambda: _whole(request, path)))


def _whole(request: HttpRequest, path: str) -> str:
    """The page, in which the avis have their place."""
    found = living_at(path)
    if found is None:
        raise Http404
    return article_page(request, found).content.decode()


def article_page(request: HttpRequest, article: Article, preview: bool = False) -> HttpResponse:
    """The page of an article. A preview is the same page under a banner, kept and indexed by no one.

    The caller decides who may see it. A draft without an address can be previewed.
    """
    template, shown = as_shown(article, preview)
    response = render(request, template, shown)
    if preview:
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
    return response


def as_shown(article: Article, preview: bool = False) -> tuple[str, dict[str, Any]]:
    """The template of the page of this article, and what it shows."""
    is_page = article.kind == Kind.PAGE
    template = "articles/page.html" if is_page else "articles/article.html"
    return template, {"article": article, "preview": preview, **({} if is_page else _around(article))}


def _around(article: Article) -> dict[str, Any]:
    """What stands around the text of an article, in two queries."""
    series = series_of(article)
    return {
        "minutes": minutes_to_read(article.word_count),
        "parts": parts(article.headings),
        "revised": revised_on(article),
        "series": series,
        "related": related(article, but=series.shown()),
        "citation": _citation(article) if article.is_published() else None,
        "more": shows_more(article),
    }


def shows_more(article: Article) -> bool:
    """Does it show what few texts do: the facts of a report, a drawn figure? `more.css` styles those."""
    told = [article.body_html, *(signature.author.bio_html for signature in article.bylines.all())]
    return bool(article.corrected) or hasattr(article, "event") or any(DRAWN in html for html in told)


def minutes_to_read(words: int) -> int:
    """Whole minutes, one at least."""
    return max(1, round(words / WORDS_A_MINUTE))


def parts(headings: list[list[Any]]) -> list[tuple[str, str]]:
    """The words and anchors of the main headings of a long text; none for a text that needs no such list.

    `headings` holds level, words, anchor of each. The main ones are the highest of which there are several.
    """
    if len(headings) < HEADINGS:
        return []
    levels = sorted(level for level, _words, _anchor in headings)
    main = next((level for level in levels if levels.count(level) > 1), None)
    return [(words, anchor) for level, words, anchor in headings if level == main]


def revised_on(article: Article) -> date | None:
    """The day of its last revision, where that is later than the day of its publication."""
    if not (article.published_at and article.revised_at):
        return None
    revised = timezone.localdate(article.revised_at)
    return revised if revised > timezone.localdate(article.published_at) else None


def _citation(article: Article) -> Citation:
    return citation(
        [signature.author.name for signature in article.bylines.all()],
        prose(article.title),
        typo(Site.objects.current().name),
        timezone.localdate(article.published_at),
        f"{settings.SITE_URL}{article.get_absolute_url()}",
        article.slug,
    )
