"""Where a page stands: the way to it from the front page, as the rubrics of the site go."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import date
from django.utils.translation import gettext as _

from chroniques.templatetags.dates import month
from chroniques.templatetags.text import prose, typo
from chroniques.ways import way_to

from ..models import Article, Kind
from .graph import Node, absolute, node

PARENTS = {"column": "columns", "author": "authors", "tag": "tags", "archive_year": "archives"}
Crumb = tuple[str, str]  # words, and the path that they lead to


def crumbs(name: str, shown: Mapping[str, Any], here: str) -> Node:
    """The way to the page of that name, which shows this, and which is at this whole address.

    Google Search Central, « Breadcrumb »: positions from 1, each with a name; the last is the page itself.
    """
    way = [(_("Front page"), absolute("/")), *_above(name, shown), (title(name, shown), here)]
    steps = [
        node("ListItem", position=place, name=words, item=absolute(path))
        for place, (words, path) in enumerate(way, 1)
    ]
    return node("BreadcrumbList", id=f"{here}#chemin", itemListElement=steps)


def title(name: str, shown: Mapping[str, Any]) -> str:
    """What the page of that name is called, as it says itself."""
    if article := shown.get("article"):
        return prose(article.title)
    if name == "column":
        return prose(shown["column"].title)
    if name in {"author", "tag"}:
        return typo(shown[name].name)
    if name == "archive_month":
        return month(shown["when"])
    return date(shown["when"], "Y") if name == "archive_year" else rubrics()[name]


def rubrics() -> dict[str, str]:
    """The names of the pages that are always there."""
    return {
        "columns": _("Columns"),
        "authors": _("Authors"),
        "reports": _("Reports"),
        "tags": _("Words"),
        "archives": _("Archives"),
        "search": _("Search"),
        "feeds": _("Feeds"),
        "about": _("About"),
        "privacy": _("Privacy"),
        "rules": _("Rules of the avis"),
        "legal": _("Legal notice"),
    }


def _above(name: str, shown: Mapping[str, Any]) -> list[Crumb]:
    if name == "article":
        return _above_text(shown["article"])
    if name == "archive_month":
        year = date(shown["when"], "Y")
        return [_rubric("archives"), (year, way_to("articles:archive_year", int(year)))]
    return [_rubric(PARENTS[name])] if name in PARENTS else []


def _above_text(article: Article) -> list[Crumb]:
    if article.column:
        return [_rubric("columns"), (prose(article.column.title), article.column.get_absolute_url())]
    return [_rubric("reports")] if article.kind == Kind.REPORT else []


def _rubric(name: str) -> Crumb:
    return rubrics()[name], way_to(f"articles:{name}")
