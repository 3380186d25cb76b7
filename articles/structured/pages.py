"""Which data each page carries, by its name among the addresses."""

from collections.abc import Mapping
from typing import Any

from ..models import Site
from .crumbs import crumbs
from .graph import Node, graph
from .lists import items, profile, series
from .who import publisher, website


def data_of(name: str, shown: Mapping[str, Any], site: Site, here: str) -> Node:
    """The data of the page of that name, which shows this at this whole address: all but a text's own."""
    if name == "home":
        return graph(website(site), publisher(site))
    about = ABOUT[name](shown, site, here) if name in ABOUT else []
    return graph(*about, crumbs(name, shown, here))


def _author(shown: Mapping[str, Any], site: Site, here: str) -> list[Node]:
    return [profile(shown["author"])]


def _column(shown: Mapping[str, Any], site: Site, here: str) -> list[Node]:
    return [series(shown["column"], shown["authors"], site), *_list(shown, site, here)]


def _list(shown: Mapping[str, Any], site: Site, here: str) -> list[Node]:
    return [items(shown["page"], here)] if shown["page"].object_list else []


ABOUT = {"author": _author, "column": _column, "reports": _list}
