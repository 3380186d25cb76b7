"""The Markdown of a page, at its address with .md: for who quotes it, keeps it, or reads by a program."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime

from chroniques.templatetags.text import prose, typo
from chroniques.text import ArticleTarget, PictureTarget, Reference

from ..feeds import whole
from ..feeds.source import Public, front_matter, public_source, references_of
from ..models import Article, Picture, PictureName, Site
from .dated import dated, newest
from .public import public_page

MARKDOWN = "text/markdown; charset=utf-8"  # RFC 7763 asks for the charset


@public_page
def markdown(request: HttpRequest, path: str) -> HttpResponse:
    """The source of the text that lives at this path, under what is known of it.

    Engines are told which page it is another form of. noindex beside that would contradict it: engines may
    take what is said of one form for the other.
    """
    article = get_object_or_404(Article.objects.published().for_page(), path=path)
    address = whole(article.get_absolute_url())
    labels = article.footnotes.values_list("label", flat=True)
    body = public_source(article.body, _public(references_of(article.body)), labels, address)
    response = HttpResponse(f"{front_matter(_fields(article, address))}\n{body}", content_type=MARKDOWN)
    response["Link"] = f'<{address}>; rel="canonical"'
    return dated(response, newest(article.published_at, article.updated_at))


def _fields(article: Article, address: str) -> dict[str, Any]:
    """What the head of the page says, set as it is there; dates at the hour of the site."""
    picture = article.lead_picture()
    return {
        "title": prose(article.title),
        "url": address,
        "date": _instant(article.published_at),
        "updated": _instant(article.last_revised()),
        "authors": [typo(byline.author.name) for byline in article.bylines.all()],
        "column": prose(article.column.title) if article.column else "",
        "number": article.number,
        "tags": [typo(tag.name) for tag in article.tags.all()],
        "standfirst": prose(article.standfirst),
        **(_picture_fields(picture, article) if picture else {}),
        "language": "fr",
        "site": typo(Site.objects.current().name),
    }


def _picture_fields(picture: Picture, article: Article) -> dict[str, str]:
    return {
        "picture": whole(picture.shown().src),
        "picture_alt": typo(picture.alternative()),
        "picture_credit": picture.credit() or typo(article.illustration_credit),
        "picture_licence": picture.credit_licence,
    }


def _instant(moment: Any) -> str:
    return localtime(moment).isoformat(timespec="seconds") if moment else ""


def _public(references: Iterable[Reference]) -> Public:
    """Where these things of ours are, those that readers may see; in two queries at most."""
    found: dict[Reference, ArticleTarget | PictureTarget] = {}
    slugs = {kind: [one.name for one in references if one.kind == kind] for kind in ("article", "image")}
    for article in (
        Article.objects.published().filter(slug__in=slugs["article"]).only("path", "slug", "title")
    ):
        address = article.get_absolute_url()
        found[Reference("article", article.slug)] = ArticleTarget(address, prose(article.title))
    for name in PictureName.objects.filter(slug__in=slugs["image"]).select_related("picture"):
        target = name.picture.target() if name.picture else None
        if isinstance(target, PictureTarget):
            found[Reference("image", name.slug)] = target
    return found.get
