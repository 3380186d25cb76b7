"""Where an article lives: the site's pattern, the words it may not take."""

import re
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

# First words of an address that lead elsewhere in the house, now or in its announced addresses.
RESERVED = frozenset(
    (
        *("admin", "archives", "auteurs", "avis", "chroniques", "comptes-rendus", "favicon.ico", "flux"),
        *("media", "mots-cles", "recherche", "robots.txt", "sante", "sitemap.xml", "static", "suivi"),
    )
)
YEAR = re.compile(r"\d{4}$")
# What a pattern is made of: names between braces, and parts of an address.
PATTERN = re.compile(r"/?(?:(?:[a-z0-9-]|\{(?:year|month|day|slug)\})+/?)+")


def permalink(pattern: str, slug: str, published_at: datetime) -> str:
    """The path of an article by the site's pattern, in the site's time zone; no slash around it."""
    day = timezone.localtime(published_at)
    return pattern.strip("/").format(
        year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}", slug=slug
    )


def check_pattern(pattern: str) -> None:
    """Refuse a pattern under which two texts would share an address, or that leads elsewhere in the house."""
    if "{slug}" not in pattern or not PATTERN.fullmatch(pattern):
        raise ValidationError(
            _("Write a pattern such as {year}/{month}/{slug}: small letters, and {slug} at least.")
        )
    first = pattern.strip("/").partition("/")[0]
    if first in RESERVED:
        raise ValidationError(_("The address /%s/ is taken by the site itself: choose another.") % first)


def taken(path: str) -> str:
    """Why this path cannot be an article's, in words: its first word leads elsewhere, or it is a year of
    the archives. Nothing where it can."""
    first, _slash, rest = path.partition("/")
    if first in RESERVED or (YEAR.match(first) and not rest):
        return _("The address /%s/ is taken by the site itself: choose another.") % path
    return ""
