"""The feeds of the site, of a column, of an author, of a word; and the page that lists them all."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.pagecache import shows
from chroniques.prepared import prepared
from chroniques.templatetags.text import prose, typo
from chroniques.ways import way_to

from ..feeds import FORMS, Channel, Form, Person, entry_of, whole
from ..lists import holds_texts, published_places, tie
from ..models import Article, Author, Column, Site, Tag
from ..models.later import later
from .dated import dated, last_withdrawal, newest
from .public import public_page
from .words import known

A_FEED = 20  # texts: some months of a small magazine, and whole
SHEET = "feeds/feed.css"


@public_page
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds, and what a feed is."""
    shows("texts", "tags")
    now = timezone.now()
    shown = {
        "forms": FORMS,
        "columns": Column.objects.filter(holds_texts("column", now)),
        "authors": Author.objects.filter(holds_texts("author", now)),
        "words": Tag.objects.filter(holds_texts("tag", now)),
    }
    return render(request, "feeds/feeds.html", shown)


@public_page
def site_feed(request: HttpRequest, form: Form) -> HttpResponse:
    """The newest texts of the site."""
    shows("texts")
    home = way_to("articles:home")
    said = typo(Site.objects.current().description)
    return _feed(form, "texts", 0, "", said, home, way_to("articles:feeds"))


@public_page
def column_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest pieces of a column."""
    column = get_object_or_404(Column, slug=slug)
    home = column.get_absolute_url()
    return _feed(form, "column", column.pk, prose(column.title), prose(column.description), home)


@public_page
def author_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest texts of an author."""
    author = get_object_or_404(Author, slug=slug)
    said = typo(author.byline())
    return _feed(form, "author", author.pk, typo(author.name), said, author.get_absolute_url())


@public_page
def tag_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest texts that share a word."""
    tag = get_object_or_404(known(timezone.now()), slug=slug)
    said = _("Texts on “%s”.") % typo(tag.name)
    return _feed(form, "tag", tag.pk, typo(tag.name), said, tag.get_absolute_url())


def _feed(form: Form, of: str, number: int, name: str, said: str, home: str, below: str = "") -> HttpResponse:
    """The answer: the feed of this list in this form, and since when it holds. Two queries."""
    shown = later(_with_all, of, number, timezone.now(), finish=tie)
    channel = _channel(shown, name, said, home, below or f"{home}flux/")
    return dated(HttpResponse(form.write(channel, static(SHEET)), content_type=form.sent), _changed(shown))


@prepared
def _with_all(name: str, number: int, now: datetime) -> QuerySet:
    """The newest texts of a list, with all that an entry says but who signs them and their words.

    Their keys are chosen first, by an index: only twenty bodies are ever read. Each carries the instant at
    which a text of the site was last withdrawn: a feed that lost one has changed too.
    """
    keys = published_places(name, number, now)[:A_FEED].values("article_id")
    texts = Article.objects.filter(pk__in=keys).select_related("picture", "event")
    return texts.annotate(withdrawn_at=Subquery(last_withdrawal())).order_by("-published_at", "-pk")


def _changed(shown: list[Article]) -> datetime | None:
    """When the feed last changed: a text in it appeared or was saved, or a text was withdrawn."""
    return newest(
        *(article.published_at for article in shown),
        *(article.updated_at for article in shown),
        *(article.withdrawn_at for article in shown),  # type: ignore[attr-defined]  # annotated
    )


def _channel(shown: list[Article], name: str, said: str, home: str, below: str) -> Channel:
    site = Site.objects.current()
    title = typo(site.name)
    logo = site.logo if site.logo and site.logo.is_usable() else None
    return Channel(
        title=f"{name} – {title}" if name else title,
        description=said or typo(site.tagline) or title,
        home=whole(home),
        all_feeds=whole(way_to("articles:feeds")),
        addresses={form.key: whole(f"{below}{form.file}") for form in FORMS},
        publisher=Person(typo(site.publisher) or title, whole(way_to("articles:home"))),
        rights=f"© {typo(site.publisher) or title}",
        icon=f"{settings.SITE_URL}{static('icons/icon-180.png')}",
        logo=whole(logo.shown().src) if logo else "",
        entries=tuple(entry_of(article) for article in shown),
    )
