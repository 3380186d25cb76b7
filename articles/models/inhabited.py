"""What lives at a path by itself: there, no old address could ever answer."""

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import Resolver404, ResolverMatch, resolve

from .lifecycle import State
from .permalink import APART

ALWAYS_THERE = (None, "feed")  # the ways to the archives and the pages of the admin, which have no name

# The addresses at which a thing lives, or nothing does.
OF_A_THING = frozenset(f"articles:{name}" for name in ("article", "author", "column", "tag"))


class Leads(Enum):
    """Where an address of the site leads a reader."""

    SOMEWHERE = "somewhere"
    LATER = "later"
    NOWHERE = "nowhere"


def leads(path: str, at: datetime) -> Leads:
    """Where this path, given without its slashes around, leads a reader at this instant."""
    if not path or is_of_the_site(path) or any(match.view_name not in OF_A_THING for match in _matches(path)):
        return Leads.SOMEWHERE
    thing: Any = inhabitant(path)
    if thing is None:
        is_known = apps.get_model("articles", "Address").objects.at(path)
        return Leads.SOMEWHERE if is_known else Leads.NOWHERE
    return _shown_at(thing, at)


def _shown_at(thing: Any, at: datetime) -> Leads:
    if thing._meta.model_name != "article" or thing.is_published(at):
        return Leads.SOMEWHERE
    return Leads.LATER if thing.is_scheduled(at) else Leads.NOWHERE


def inhabitant(path: str) -> Model | None:
    """The article, column, author or tag that lives at this path, given without its slashes around."""
    return next((thing for match in _matches(path) if (thing := _thing_at(match))), None)


def is_of_the_site(path: str) -> bool:
    """Does a page of the site itself answer at this path, whatever the editors write?"""
    return f"{path}/".startswith(APART) or any(map(_is_always_there, _matches(path)))


def _is_always_there(match: ResolverMatch) -> bool:
    said = match.captured_kwargs  # type: ignore[attr-defined]  # unknown to the stubs
    return not said or match.url_name in ALWAYS_THERE


def _matches(path: str) -> Iterator[ResolverMatch]:
    for address in (f"/{path}", f"/{path}/"):
        try:
            yield resolve(address)
        except Resolver404:
            continue


def _thing_at(match: ResolverMatch) -> Any:
    """Of the texts, those that readers see or will at their date, and those withdrawn, which say so."""
    if match.view_name == "articles:article":
        texts = apps.get_model("articles", "Article").objects.filter(**match.kwargs)
        return texts.filter(state__in=[State.READY, State.WITHDRAWN]).first()
    if match.view_name in ("articles:author", "articles:column", "articles:tag"):
        return apps.get_model("articles", str(match.url_name)).objects.filter(**match.kwargs).first()
    return None
