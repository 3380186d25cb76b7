"""What networks and messengers show of an address: Open Graph, from which their own cards follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chroniques.templatetags.text import prose, typo
from chroniques.text import excerpt
from chroniques.ways import way_to

from ..cards import HEIGHT, WIDTH
from ..models import Article, Author, Kind, Picture, Site
from ..models.carded import card_of, card_of_site
from .crumbs import title
from .graph import absolute, instant
from .pictures import card_address
from .summary import summary
from .who import elsewhere

DESCRIPTION = 250  # characters


@dataclass(frozen=True)
class Image:
    """A picture at a whole address: its size in pixels, and its words for who cannot see it."""

    address: str
    width: int
    height: int
    words: str


@dataclass(frozen=True)
class Social:
    """The head of a page. `kind` is Open Graph's type; addresses are whole, instants in ISO 8601.

    What is unknown is empty. `me` are the other addresses of whose page this is.
    """

    kind: str
    title: str
    description: str
    image: Image
    is_large: bool = True
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    me: tuple[str, ...] = ()


def social(name: str, shown: Mapping[str, Any], site: Site) -> Social:
    """What is said of the page of that name, which shows this."""
    if article := shown.get("article"):
        return of_text(article)
    if name == "home":
        me = tuple(elsewhere(site.addresses()))
        return Social("website", typo(site.name), typo(site.description), of_the_site(site), me=me)
    if name == "author":
        return of_author(shown["author"], site)
    about = prose(shown["column"].description) if name == "column" else ""
    words = excerpt(about, DESCRIPTION) or typo(site.description)
    return Social("website", title(name, shown), words, of_the_site(site))


def of_text(article: Article) -> Social:
    """A text: its card, its dates, who signs it, its column and its words."""
    signing = [signature.author for signature in article.bylines.all()]
    if article.kind == Kind.PAGE:
        return Social("website", prose(article.title), summary(article), card_image(article))
    return Social(
        "article",
        prose(article.title),
        summary(article),
        card_image(article),
        published=instant(article.published_at),
        modified=instant(article.last_revised()),
        authors=tuple(absolute(author.get_absolute_url()) for author in signing),
        section=prose(article.column.title) if article.column else "",
        tags=tuple(typo(tag.name) for tag in article.tags.all()),
    )


def of_author(author: Author, site: Site) -> Social:
    """An author: their portrait, else the card of the site."""
    portrait = author.portrait if author.portrait and author.portrait.is_usable() else None
    return Social(
        "profile",
        typo(author.name),
        typo(author.byline()),
        portrait_image(portrait, author) if portrait else of_the_site(site),
        is_large=portrait is None,
        me=tuple(elsewhere([author.site, *author.addresses()])),
    )


def card_image(article: Article) -> Image:
    """The card of a text; its words are those that are drawn on it."""
    card = card_of(article)
    words = ". ".join(filter(None, (card.title, card.line, card.site)))
    return Image(card_address(article.pk, card), WIDTH, HEIGHT, words)


def of_the_site(site: Site) -> Image:
    """The card of the site."""
    card = card_of_site()
    address = absolute(way_to("articles:site_card", card.digest))
    return Image(address, WIDTH, HEIGHT, ". ".join(filter(None, (card.site, card.line))))


def portrait_image(portrait: Picture, author: Author) -> Image:
    """The portrait of an author, in the form that every program reads."""
    shown = portrait.shown()
    words = portrait.alternative() or author.name
    return Image(absolute(shown.src), shown.width, shown.height, typo(words))
