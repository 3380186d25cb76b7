"""The pages that lead to texts: a column as a series, an author, a list."""

from collections.abc import Iterable

from django.core.paginator import Page

from chroniques.templatetags.text import prose

from ..models import Article, Author, Column, Site
from ..models.addressed import address_at
from .graph import Node, absolute, known, node
from .who import person, presented, publisher


def profile(author: Author) -> Node:
    """The page of an author. Google Search Central, « Profile page »: mainEntity with a name."""
    address = absolute(author.get_absolute_url())
    return node(
        "ProfilePage", id=f"{address}#page", url=address, inLanguage="fr", mainEntity=presented(author)
    )


def series(column: Column, authors: Iterable[Author], site: Site) -> Node:
    """A column: who writes it, who publishes it."""
    address = absolute(column.get_absolute_url())
    return node(
        "CreativeWorkSeries",
        id=f"{address}#serie",
        name=prose(column.title),
        url=address,
        description=prose(" ".join(column.description.split())),
        inLanguage="fr",
        author=[person(author) for author in authors],
        publisher=publisher(site),
    )


def items(page: Page, address: str) -> Node:
    """The texts of a page of a list, in their places in the whole list."""
    start = page.start_index()
    texts = [
        node("ListItem", position=place, **_item(text)) for place, text in enumerate(page.object_list, start)
    ]
    return node("ItemList", id=f"{address}#liste", numberOfItems=page.paginator.count, itemListElement=texts)


def _item(text: Article) -> Node:
    """What a list says of a text: by its path, for a text of a list is a row that need not become one."""
    return known(url=absolute(address_at(text.path)), name=prose(text.title)) if text.path else {}
