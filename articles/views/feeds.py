"""The feeds of the site, of a column, of an author, of a word; and the page that lists them all."""

from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from chroniques.pagecache import shows
from chroniques.templatetags.text import prose, typo

from ..feeds import FORMS, Channel, Form, Person, entry_of, whole
from ..models import Article, ArticleQuerySet, Author, Byline, Column, Site, Tag
from .dated import dated, last_withdrawal, newest
from .public import public_page
from .words import known

A_FEED = 20  # texts: some months of a small magazine, and whole
SHEET = "feeds/feed.css"


@public_page
def feeds(request: HttpRequest) -> HttpResponse:
    """All feeds, and what a feed is."""
    shows("texts", "tags")
    pieces = Article.objects.published().pieces()
    shown = {
        "forms": FORMS,
        "columns": Column.objects.filter(pk__in=pieces.filter(column__isnull=False).values("column")),
        "authors": Author.objects.filter(
            pk__in=pieces.filter(bylines__isnull=False).values("bylines__author")
        ),
        "words": Tag.objects.filter(pk__in=pieces.filter(tagged__isnull=False).values("tagged__tag")),
    }
    return render(request, "feeds/feeds.html", shown)


@public_page
def site_feed(request: HttpRequest, form: Form) -> HttpResponse:
    """The newest texts of the site."""
    shows("texts")
    home = reverse("articles:home")
    said = typo(Site.objects.current().description)
    return _feed(form, _texts(), "", said, home, reverse("articles:feeds"))


@public_page
def column_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest pieces of a column."""
    column = get_object_or_404(Column, slug=slug)
    home = column.get_absolute_url()
    return _feed(form, _texts().filter(column=column), prose(column.title), prose(column.description), home)


@public_page
def author_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest texts of an author."""
    author = get_object_or_404(Author, slug=slug)
    texts = _texts().filter(bylines__author=author)
    return _feed(form, texts, typo(author.name), typo(author.byline()), author.get_absolute_url())


@public_page
def tag_feed(request: HttpRequest, slug: str, form: Form) -> HttpResponse:
    """The newest texts that share a word."""
    tag = get_object_or_404(known(), slug=slug)
    said = _("Texts on “%s”.") % typo(tag.name)
    return _feed(form, _texts().filter(tagged__tag=tag), typo(tag.name), said, tag.get_absolute_url())


def _texts() -> ArticleQuerySet:
    return Article.objects.published().pieces()


def _feed(
    form: Form, texts: ArticleQuerySet, name: str, said: str, home: str, below: str = ""
) -> HttpResponse:
    """The answer: the feed of these texts in this form, and since when it holds."""
    shown = list(_with_all(texts))
    channel = _channel(shown, name, said, home, below or f"{home}flux/")
    return dated(HttpResponse(form.write(channel, static(SHEET)), content_type=form.sent), _changed(shown))


def _with_all(texts: ArticleQuerySet) -> ArticleQuerySet:
    """The newest of these texts, with all that an entry says, in three queries.

    Their keys are chosen first, by an index: only twenty bodies are ever read. Each carries the instant at
    which a text of the site was last withdrawn: a feed that lost one has changed too.
    """
    return (
        Article.objects.filter(pk__in=texts.values("pk")[:A_FEED])
        .pieces()
        .select_related("picture", "event")
        .prefetch_related(Prefetch("bylines", Byline.objects.select_related("author")))
        .prefetch_related("tags")  # type: ignore[misc]  # taggit is untyped
        .annotate(withdrawn_at=Subquery(last_withdrawal()))
    )


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
        all_feeds=whole(reverse("articles:feeds")),
        addresses={form.key: whole(f"{below}{form.file}") for form in FORMS},
        publisher=Person(typo(site.publisher) or title, whole(reverse("articles:home"))),
        rights=f"© {typo(site.publisher) or title}",
        icon=f"{settings.SITE_URL}{static('icons/icon-180.png')}",
        logo=whole(logo.shown().src) if logo else "",
        entries=tuple(entry_of(article) for article in shown),
    )
