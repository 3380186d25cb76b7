"""How tests read what a page says to machines, and the rules that it must follow."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
# What schema.org's types and Google's guides for each ask for; "a|b": one of them at least.
REQUIRED = {
    "Article": ("headline", "author", "datePublished", "image", "publisher", "mainEntityOfPage", "url"),
    "BreadcrumbList": ("itemListElement",),
    "Comment": ("author", "text"),
    "CreativeWorkSeries": ("name", "url"),
    "Event": ("name",),
    "ImageObject": ("url|contentUrl", "width", "height"),
    "ItemList": ("itemListElement", "numberOfItems"),
    "ListItem": ("position", "name", "item|url"),
    "Organization": ("name",),
    "Person": ("name",),
    "Place": ("name", "address"),
    "ProfilePage": ("mainEntity",),
    "WebSite": ("name", "url"),
}
ADDRESSES = {
    "url",
    "contentUrl",
    "item",
    "logo",
    "sameAs",
    "license",
    "acquireLicensePage",
    "mainEntityOfPage",
}
DATES = {"datePublished", "dateModified", "dateCreated"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def data_of(response) -> dict[str, dict[str, Any]]:
    """The nodes of the page's one graph by their types, after the rules were checked on all of them."""
    found = DATA.findall(response.content.decode())
    assert len(found) == 1
    read = json.loads(found[0])
    assert read["@context"] == "https://schema.org"
    for node in nodes_in(read["@graph"]):
        check(node)
    return {node["@type"]: node for node in read["@graph"]}


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that says its type, however deep; a mention by @id alone says nothing more."""
    if isinstance(value, list):
        for item in value:
            yield from nodes_in(item)
    if isinstance(value, dict):
        if set(value) - {"@id", "@type"}:
            yield value
        for item in value.values():
            yield from nodes_in(item)


def check(node: dict[str, Any]) -> None:
    """A known type, with all that it requires; nothing empty; whole addresses; instants with their zone."""
    for asked in REQUIRED[node["@type"]]:
        assert set(asked.split("|")) & set(node), (asked, node)
    for name, value in node.items():
        assert value not in (None, "", [], {}), (name, node)
        for said in value if isinstance(value, list) else [value]:
            if name in ADDRESSES and isinstance(said, str):
                assert said.startswith(("http://", "https://")), (name, node)
            if name in DATES:
                assert INSTANT.fullmatch(said), (name, node)


def metas_of(response) -> dict[str, list[str]]:
    """What the head's metas say, by their names."""
    said: dict[str, list[str]] = {}
    for name, value in META.findall(response.content.decode()):
        said.setdefault(name, []).append(html.unescape(value))
    return said
