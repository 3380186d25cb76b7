"""Where an article lives: the site's pattern, the words it may not take."""

import re
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

# First words of an address that lead elsewhere in the house, now or in its announced addresses.
RESERVED = frozenset(
    (
        *("admin", "archives", "auteurs", "avis", "cartes", "chroniques", "comptes-rendus", "favicon.ico"),
        *("flux", "media", "mots-cles", "recherche", "relecture", "robots.txt", "sante", "sitemap.xml"),
        *("static", "suivi"),
    )
)
# First words under which no page of the site could have lived.
APART = ("admin/", "cartes/", "media/", "relecture/", "static/", "suivi/")
# Pages of the house, whose place a page of the editors may take, and no other text.
OF_THE_HOUSE = frozenset(("a-propos", "confidentialite", "mentions-legales", "regles-des-avis"))
# What leads to the archives.
DATED = re.compile(r"[0-9]{4}(?:/[0-9]{2})?")
# What a pattern is made of: parts of an address, made of small letters and of names between braces.
PART = r"(?:[a-z0-9-]|\{(?:year|month|day|slug)\})+"
PATTERN = re.compile(f"/?{PART}(?:/{PART})*/?")


def permalink(pattern: str, slug: str, published_at: datetime) -> str:
    """The path of an article by the site's pattern, in the site's time zone; no slash around it."""
    day = timezone.localtime(published_at)
    return pattern.strip("/").format(
        year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}", slug=slug
    )


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that says no text apart, that makes endless addresses, or that leads elsewhere."""
    if pattern.count("{slug}") != 1 or not PATTERN.fullmatch(pattern):
        raise ValidationError(
            _("Write a pattern such as {year}/{month}/{slug}: small letters, and {slug} once.")
        )
    first = pattern.strip("/").partition("/")[0]
    if first in RESERVED:
        raise ValidationError(_("The address /%s/ is taken by the site itself: choose another.") % first)


def taken(path: str, by_a_page: bool = False) -> str:
    """Why this path cannot be a text's, in words: its first word leads elsewhere, it is one of the archives,
    or of a page of the house. Nothing where it can."""
    first = path.partition("/")[0]
    of_the_house = path in OF_THE_HOUSE and not by_a_page
    if first in RESERVED or DATED.fullmatch(path) or of_the_house:
        return _("The address /%s/ is taken by the site itself: choose another.") % path
    return ""
