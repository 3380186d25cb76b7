"""The sitemaps: an index; the texts, in a file per year of publication; the lists and pages of the house.

Each date is that of what is read there: of a text its publication or last revision, of a list the newest of
its texts. A page that follows from the settings alone has none: nobody noted when they changed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Count, F, Max, Prefetch, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime

from chroniques.pagecache import shows

from ..feeds import whole
from ..feeds.sitemap import Place, sitemap, sitemap_index
from ..models import Article, ArticleQuerySet, Kind, PictureUse
from ..models.body import LONG
from .dated import dated, last_withdrawal, newest
from .public import public_page

XML = "application/xml; charset=utf-8"
A_FILE = 10_000  # texts: some 5 MB with their pictures, where 50,000 and 50 MB are allowed
YEARS_AT_ONCE = 100  # SQLite joins 500 questions in one at most
LISTS = (
    ("column__slug", "articles:columns", "articles:column"),
    ("bylines__author__slug", "articles:authors", "articles:author"),
    ("tagged__tag__slug", "articles:tags", "articles:tag"),
)
OF_THE_HOUSE = ("about", "rules", "privacy", "legal")


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Every sitemap of the site, each with the newest date in it."""
    return _answer(sitemap_index, [_house_part(), *_year_parts()])


@public_page
def year(request: HttpRequest, year: int, number: int = 1) -> HttpResponse:
    """The texts of a year, the oldest first; of a prodigious one, the part of this number."""
    texts = _texts().filter(published_at__year=year).order_by("published_at", "pk")
    start = (number - 1) * A_FILE
    places = (
        [_place_of(text) for text in _with_pictures(texts)[max(0, start) : start + A_FILE]] if number else []
    )
    if not places:
        raise Http404
    return _answer(sitemap, places)


@public_page
def house(request: HttpRequest) -> HttpResponse:
    """The front page, the lists, the pages."""
    return _answer(sitemap, _house_places())


def _answer(write: Any, places: list[Place]) -> HttpResponse:
    shows("texts", "tags")
    changed = newest(*(place.changed for place in places), last_withdrawal().first())
    return dated(HttpResponse(write(places), content_type=XML), changed)


def _texts() -> ArticleQuerySet:
    return Article.objects.published().pieces().order_by()


# The index


def _house_part() -> Place:
    return Place(whole(reverse("articles:sitemap_house")), _changed(Article.objects.published().order_by()))


def _year_parts() -> Iterator[Place]:
    years = iter(_years())
    while batch := list(islice(years, YEARS_AT_ONCE)):
        first, *others = (_counted(year) for year in batch)
        for row in first.union(*others, all=True) if others else first:
            yield from _parts_of(row)


def _years() -> Iterable[int]:
    """From the newest text to the oldest, whether or not each year between has one; by an index."""
    dates = _texts().values_list("published_at", flat=True)
    last, first = dates.order_by("-published_at").first(), dates.order_by("published_at").first()
    return range(localtime(last).year, localtime(first).year - 1, -1) if first and last else ()


def _counted(year: int) -> Any:
    of_the_year = _texts().filter(published_at__year=year).values(year=Value(year))
    return of_the_year.annotate(texts=Count("pk"), published=Max("published_at"), revised=Max("revised_at"))


def _parts_of(row: dict[str, Any]) -> Iterator[Place]:
    """The file of a year; its files without a date where it has several: it is not known of each."""
    files = -(-row["texts"] // A_FILE)
    for number in range(1, files + 1):
        args = [row["year"], number] if number > 1 else [row["year"]]
        changed = _here(newest(row["published"], row["revised"])) if files == 1 else None
        yield Place(whole(reverse("articles:sitemap_year", args=args)), changed)


# The texts of a year


def _with_pictures(texts: ArticleQuerySet) -> ArticleQuerySet:
    """With the pictures that they show, in two queries, without the texts themselves."""
    uses = PictureUse.objects.filter(shown=True).select_related("picture").order_by("pk")
    return (
        texts.select_related("picture")
        .prefetch_related(Prefetch("picture_uses", uses))
        .defer(*LONG, "standfirst")
    )


def _place_of(text: Article) -> Place:
    pictures = [text.picture, *(use.picture for use in text.picture_uses.all())]
    images = [whole(picture.shown().src) for picture in pictures if picture and picture.is_usable()]
    return Place(whole(text.get_absolute_url()), _here(text.last_revised()), tuple(dict.fromkeys(images)))


# The house


def _house_places() -> list[Place]:
    return [
        Place(whole(reverse("articles:home")), _changed(_texts())),
        *(place for list_ in LISTS for place in _list_places(*list_)),
        Place(whole(reverse("articles:reports")), _changed(_texts().filter(kind=Kind.REPORT))),
        *_page_places(),
    ]


def _list_places(slug: str, all_of_them: str, one: str) -> Iterator[Place]:
    """A list, and each of those in it that has texts, in one query."""
    rows = (
        _texts()
        .filter(**{f"{slug}__isnull": False})
        .values(name=F(slug))
        .annotate(published=Max("published_at"), revised=Max("revised_at"))
        .order_by("name")
    )
    dates = {row["name"]: newest(row["published"], row["revised"]) for row in rows}
    yield Place(whole(reverse(all_of_them)), _here(newest(*dates.values())))
    for name, changed in dates.items():
        yield Place(whole(reverse(one, args=[name])), _here(changed))


def _page_places() -> Iterator[Place]:
    """The pages of the editors, and those of the house, which the editors' own replace."""
    own = {page.get_absolute_url(): page for page in Article.objects.published().filter(kind=Kind.PAGE)}
    addresses = dict.fromkeys([*(reverse(f"articles:{name}") for name in OF_THE_HOUSE), *own])
    for address in addresses:
        yield Place(whole(address), _here(own[address].last_revised()) if address in own else None)


def _changed(texts: ArticleQuerySet) -> datetime | None:
    dates = texts.aggregate(published=Max("published_at"), revised=Max("revised_at"))
    return _here(newest(dates["published"], dates["revised"]))


def _here(moment: datetime | None) -> datetime | None:
    """The same instant at the hour of the site."""
    return localtime(moment) if moment else None
