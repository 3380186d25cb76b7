"""Who writes and who publishes."""

import re

from django.templatetags.static import static

from chroniques.templatetags.addresses import web
from chroniques.templatetags.text import typo
from chroniques.text import excerpt, plain

from ..models import Author, Site
from .graph import Node, absolute, known, node

PUBLISHER, WEBSITE = "/#editeur", "/#site"
ICON = "icons/icon-180.png"
BIOGRAPHY = 300  # characters
# What begins so is nobody's name: « La rédaction », « Atelier du Val », « Archives de la ville ».
COLLECTIVE = re.compile(
    r"(?:les? |la |l’|l'|agence|archives|association|atelier|bibliothèque|collectif|école|éditions|groupe"
    r"|mairie|musée|rédaction|société|studio|ville)",
    re.I,
)


def person(author: Author) -> Node:
    """An author, as the signature says: their name, title and organisation, where else they are read."""
    address = absolute(author.get_absolute_url())
    is_placed = author.title or author.organisation
    return node(
        "Person" if is_placed else kind_of(author.name),
        id=f"{address}#signature",
        name=typo(author.name),
        url=address,
        jobTitle=typo(author.title),
        worksFor=node("Organization", name=typo(author.organisation)) if author.organisation else None,
        sameAs=elsewhere([author.site, *author.addresses()]),
    )


def presented(author: Author) -> Node:
    """The same with what their own page adds: their presentation and portrait."""
    portrait = author.portrait
    shown = portrait.shown() if portrait and portrait.is_usable() else None
    return person(author) | known(
        description=excerpt(plain(author.bio_html), BIOGRAPHY),
        image=absolute(shown.src) if shown else None,
    )


def publisher(site: Site) -> Node:
    """The site as who publishes, with its logo: its own, else the icon."""
    return node(
        "Organization",
        id=absolute(PUBLISHER),
        name=typo(site.name),
        url=absolute("/"),
        logo=logo(site),
        sameAs=elsewhere(site.addresses()),
    )


def website(site: Site) -> Node:
    """The site as what is read."""
    return node(
        "WebSite",
        id=absolute(WEBSITE),
        name=typo(site.name),
        url=absolute("/"),
        description=typo(site.description),
        inLanguage="fr",
        publisher={"@id": absolute(PUBLISHER)},
    )


def logo(site: Site) -> Node:
    """The logo as a picture with its size in pixels."""
    if site.logo and site.logo.is_usable():
        shown = site.logo.shown()
        return node("ImageObject", url=absolute(shown.src), width=shown.width, height=shown.height)
    return node("ImageObject", url=absolute(static(ICON)), width=180, height=180)


def kind_of(name: str) -> str:
    """The type of who bears this name: a person, unless it begins as no person's does."""
    return "Organization" if COLLECTIVE.match(name) else "Person"


def elsewhere(addresses: list[str]) -> list[str]:
    """Those that are addresses of the web, once each: what was typed as another is no link of the page."""
    return list(dict.fromkeys(found for address in addresses if (found := web(address))))
