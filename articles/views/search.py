"""The page of search."""

from functools import lru_cache
from urllib.parse import quote_plus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from chroniques.ways import way_to

from ..search import FIELDS, Cursor, Facet, Results, search
from .public import public_page

SHOWN = 8  # authors, columns or years offered: the busiest


@public_page
def results(request: HttpRequest) -> HttpResponse:
    """What answers `q`, narrowed by `auteur`, `chronique` and `annee`, from where `suite` says."""
    query = request.GET.get("q", "")
    narrowed = {name: int(value) for name in FIELDS if (value := _digits(request.GET.get(name, "")))}
    found = search(query, narrowed, timezone.now(), _cursor(request.GET.get("suite", "")))
    shown = {
        "query": found.terms.query,
        "results": found,
        "ways": _ways(found),
        "onward": _link(found, suite=str(found.next)) if found.next else "",
        "respelled": _link(found, q=found.suggestion) if found.suggestion else "",
    }
    return render(request, "articles/search.html", shown)


def _digits(value: str) -> str:
    """A number that the index can hold, as it was typed; nothing for any other text."""
    return value if value.isascii() and value.isdigit() and len(value) < 16 else ""


def _cursor(typed: str) -> Cursor | None:
    """Where the page before ended. Http404 for what is no such place."""
    cursor = Cursor.read(typed) if typed else None
    if typed and cursor is None:
        raise Http404(_("This list has no such page."))
    return cursor


def _ways(found: Results) -> list[dict]:
    """By what the answers can be narrowed, or are: for each field its links, the busiest first."""
    titles = {"auteur": _("Author"), "chronique": _("Column"), "annee": _("Year")}
    groups = ((name, [way for way in found.facets if way.field == name]) for name in FIELDS)
    return [
        {"title": titles[name], "links": [_way(found, way) for way in sorted(ways, key=_rank)[:SHOWN]]}
        for name, ways in groups
        if len(ways) > 1 or name in found.narrowed
    ]


def _rank(way: Facet) -> tuple[int, str, int]:
    return -way.uses, way.name, -way.number


def _way(found: Results, way: Facet) -> dict:
    """A link that narrows by this, or where it is done already, one that widens again."""
    is_on = found.narrowed.get(way.field) == way.number
    link = _link(found, **{way.field: None if is_on else way.number})
    return {"name": way.name or way.number, "uses": way.uses, "is_on": is_on, "link": link}


def _link(found: Results, **changed: object) -> str:
    """The address of the same search, from its first page, but for what is changed."""
    asked = {"q": found.terms.query, **found.narrowed, **changed}
    told = (f"{name}={_quoted(str(value))}" for name, value in asked.items() if value is not None)
    return f"{way_to('articles:search')}?{'&'.join(told)}"


# The query stands in every link of its page.
@lru_cache(maxsize=256)
def _quoted(value: str) -> str:
    return quote_plus(value)
