"""Where an article lives: the site's pattern, the words it may not take."""

import re
from datetime import datetime

from django.conf import settings
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


def permalink(slug: str, published_at: datetime) -> str:
    """The path of an article by the site's pattern, in the site's time zone; no slash around it."""
    day = timezone.localtime(published_at)
    return settings.PERMALINK_PATTERN.strip("/").format(
        year=f"{day.year:04}", month=f"{day.month:02}", day=f"{day.day:02}", slug=slug
    )


def taken(path: str) -> str:
    """Why this path cannot be an article's, in words: its first word leads elsewhere, or it is a year of
    the archives. Nothing where it can."""
    first, _slash, rest = path.partition("/")
    if first in RESERVED or (YEAR.match(first) and not rest):
        return _("The address /%s/ is taken by the site itself: choose another.") % path
    return ""
