"""The menu of the site: what the editors wrote, else its rubrics; and where in it the reader is."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from chroniques.ways import way_to

register = template.Library()


@dataclass(frozen=True)
class Entry:
    """Words that lead to an address; `current` is the value of aria-current, or nothing."""

    words: str
    address: str
    current: str


@register.simple_tag(takes_context=True)
def menu(context: Context) -> list[Entry]:
    """The entries of the menu, the one that the page is ("page") or lies under ("true") marked."""
    here = context["request"].path if "request" in context else ""
    own = context["site"].menu_entries() if "site" in context else []
    return [Entry(words, address, current(address, here)) for words, address in own or rubrics()]


def rubrics() -> list[tuple[str, str]]:
    """The rubrics of the site, for who has not written a menu."""
    return [
        (_("Columns"), way_to("articles:columns")),
        (_("Authors"), way_to("articles:authors")),
        (_("Reports"), way_to("articles:reports")),
        (_("Words"), way_to("articles:tags")),
        (_("Archives"), way_to("articles:archives")),
    ]


def current(address: str, here: str) -> str:
    """What aria-current says of this address to a reader who is here; the front page holds only itself."""
    if address == here:
        return "page"
    return "true" if address.startswith("/") and address != "/" and here.startswith(address) else ""
