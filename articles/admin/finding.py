"""What a text may name: other texts of the site, pictures of its library."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from chroniques.templatetags.dates import day
from chroniques.templatetags.text import prose

from ..models import Article, Picture
from ..search import search

MOST = 10


def texts_called(query: str) -> list[dict[str, Any]]:
    """The published texts with this in their title, then those that the search of the site finds.

    Without a query, the newest. A word may still be half typed: the search knows whole words alone.
    """
    query = query.strip()[:200]
    public = Article.objects.published().pieces().for_lists()
    texts = list(public.filter(title__icontains=query)[:MOST])
    if query and len(texts) < MOST:
        known = {article.pk for article in texts}
        found = search(query, {}, timezone.now()).texts
        texts += [one.article for one in found if one.article.pk not in known]
    return [_told(article) for article in texts[:MOST]]


def _told(article: Article) -> dict[str, Any]:
    names = ", ".join(byline.author.name for byline in article.bylines.all())
    when = day(article.published_at)
    return {
        "name": article.slug,
        "title": prose(article.title),
        "detail": " · ".join(filter(None, (names, when))),
    }


def pictures_called(query: str) -> list[dict[str, Any]]:
    """The pictures whose title, alternative text, short name or credit has this; the newest first."""
    query = query.strip()[:200]
    fields = ("title", "alt", "slug", "credit_holder", "credit_agency")
    has_it = Q(*((f"{field}__icontains", query) for field in fields), _connector=Q.OR)
    return [described(picture) for picture in Picture.objects.filter(has_it)[:MOST]]


def described(picture: Picture) -> dict[str, Any]:
    """What the screen shows of a picture that one may choose."""
    return {
        "name": picture.slug,
        "title": picture.title,
        "detail": " · ".join(filter(None, (picture.credit(), picture.alternative()))),
        "src": picture.shown("square").src,
    }
