"""How long what readers give is kept, in words, read from the table that applies it."""

from datetime import timedelta

from django import template
from django.utils.translation import ngettext

from ..privacy import ADDRESS_KEPT, REFUSED_KEPT, SPAM_KEPT

register = template.Library()


@register.simple_tag
def kept() -> dict[str, str]:
    """The durations in words: of an `address`, of a `refused` avis, of `spam`."""
    return {"address": in_words(ADDRESS_KEPT), "refused": in_words(REFUSED_KEPT), "spam": in_words(SPAM_KEPT)}


def in_words(lasts: timedelta) -> str:
    """ "1 year" for 365 days, "180 days" for 180: whole years only where they are whole."""
    years, rest = divmod(lasts.days, 365)
    if years and not rest:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d day", "%(count)d days", lasts.days) % {"count": lasts.days}
