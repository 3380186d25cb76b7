"""A picture with its credit and its licence, as search engines ask for them.

Google Search Central, « Image metadata »: contentUrl, and one at least of creator, creditText,
copyrightNotice and license; acquireLicensePage where the licence can be had.
"""

import re

from chroniques.templatetags.addresses import web
from chroniques.templatetags.text import typo
from chroniques.ways import way_to

from ..cards import HEIGHT, WIDTH, Card
from ..models import Picture
from .graph import Node, absolute, node
from .who import kind_of

CREATIVE_COMMONS = re.compile(
    r"(?:licence )?(?:creative commons|cc)[ -](?P<terms>by(?:-nc)?(?:-sa|-nd)?)"
    r"(?:[ -](?P<version>[1-4]\.0))?",
    re.I,
)
PUBLIC_DOMAIN = re.compile(r"(?:licence )?cc ?-?0(?: 1\.0)?", re.I)


def image(picture: Picture, credit: str = "") -> Node:
    """A picture that the page shows. `credit` is what the page prints where the picture says nothing."""
    shown = picture.shown()
    holder = typo(picture.credit_holder.strip())
    agency = typo(picture.credit_agency.strip())
    return node(
        "ImageObject",
        contentUrl=absolute(shown.src),
        width=shown.width,
        height=shown.height,
        caption=typo(picture.caption),
        creditText=picture.credit() or credit,
        creator=_creator(holder, agency),
        copyrightNotice=" / ".join(filter(None, (holder, agency))),
        license=licence_address(picture.credit_licence),
        acquireLicensePage=web(picture.credit_source),
    )


def card_address(number: int, card: Card) -> str:
    """Where the card of a text is, whole."""
    return absolute(way_to("articles:card", number, card.digest))


def card_image(number: int, card: Card) -> Node:
    """The card of a text that has no picture."""
    return node("ImageObject", contentUrl=card_address(number, card), width=WIDTH, height=HEIGHT)


def licence_address(licence: str) -> str:
    """The address of a licence: the one typed, or that of the Creative Commons licence named; else nothing.

    « CC BY-SA 4.0 » → https://creativecommons.org/licenses/by-sa/4.0/ ; without a version, the fourth.
    """
    typed = " ".join(licence.split())
    if found := web(typed):
        return found
    if PUBLIC_DOMAIN.fullmatch(typed):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    named = CREATIVE_COMMONS.fullmatch(typed)
    if named is None:
        return ""
    version = named["version"] or "4.0"
    return f"https://creativecommons.org/licenses/{named['terms'].lower()}/{version}/"


def _creator(holder: str, agency: str) -> Node | None:
    if holder:
        return node(kind_of(holder), name=holder)
    return node("Organization", name=agency) if agency else None
