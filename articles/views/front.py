"""The front page: all the texts that it shows come in one query, and part here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chroniques.prepared import prepared

from ..changes import shows_sets
from ..lists import any_of, featured_places, published_places
from ..models import Article, Kind
from ..models.later import later
from ..models.reading import let_write, sign
from .anniversary import Span, anniversary, earliest, ten_years_ago
from .public import public_page
from .voices import newest_pieces
from .words import busiest

CHOICE = 3  # what the editors put forward, after the lead
RECENT = 4
REPORTS = 5
VOICES = 9  # columns; the page of all of them has the others


@dataclass(frozen=True)
class Front:
    """The texts of the front page in their parts; none stands twice at the top of the page."""

    lead: Article | None
    choice: list[Article]
    recent: list[Article]
    voices: list[Article]
    reports: list[Article]

    @classmethod
    def of(cls, texts: Iterable[Article]) -> Self:
        """Part these texts, given newest first."""
        latest = list(texts)
        featured = sorted((text for text in latest if text.featured is not None), key=_place)
        ahead = featured[: 1 + CHOICE] or latest[:1]
        return cls(
            lead=ahead[0] if ahead else None,
            choice=ahead[1:],
            recent=[text for text in latest if text not in ahead][:RECENT],
            voices=_newest_of_each_column(latest),
            reports=[text for text in latest if text.kind == Kind.REPORT][:REPORTS],
        )


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The lead, the editors' choice, the recent texts, the columns, ten years ago, the reports, the words."""
    shows_sets("texts")
    then = ten_years_ago()
    texts = _read(then)
    shown = {"front": Front.of(texts), "words": busiest, "anniversary": anniversary(texts, then)}
    return render(request, "articles/home.html", shown)


def _read(then: Span) -> list[Article]:
    """Every text that the front page may show, newest first; with who signs them, who writes the columns."""
    return later(_texts, timezone.now(), *then, finish=_with_people)


def _with_people(texts: list[Article]) -> None:
    sign(texts)
    let_write(text.column for text in texts if text.column)


@prepared
def _texts(now: datetime, since: datetime, until: datetime) -> QuerySet:
    published = Article.objects.published(now).pieces()
    places = (
        featured_places(now)[: 1 + CHOICE],
        published_places("texts", 0, now)[: 1 + CHOICE + RECENT],
        published_places("reports", 0, now)[:REPORTS],
    )
    parts = [newest_pieces(now, VOICES), earliest(published, since, until).values("pk")]
    parts += [of_a_list.values("article_id") for of_a_list in places]
    texts = any_of(Article.objects.pieces().for_lists().prefetch_related(None), parts)
    return texts.select_related("column", "picture", "event")


def _place(text: Article) -> int:
    """Where a featured text stands: 1 comes first. Sorting keeps the newest first among equals."""
    return text.featured or 0


def _newest_of_each_column(latest: Iterable[Article]) -> list[Article]:
    """Of the columns heard last. Any other whose texts are here for another reason comes after them."""
    newest: dict[int, Article] = {}
    for text in latest:
        if text.column_id is not None:
            newest.setdefault(text.column_id, text)
    return list(newest.values())[:VOICES]
