"""How long what readers give is kept, in words, read from the table that applies it."""

from datetime import timedelta

from django import template
from django.utils.translation import ngettext

from ..privacy import ADDRESS_KEPT, MISSED_KEPT, REFUSED_KEPT, SPAM_KEPT

register = template.Library()


@register.simple_tag
def kept() -> dict[str, str]:
    """The durations in words: of an `address`, of a `refused` avis, of `spam`, of a `missed` address."""
    lasts = {"address": ADDRESS_KEPT, "refused": REFUSED_KEPT, "spam": SPAM_KEPT, "missed": MISSED_KEPT}
    return {name: in_words(duration) for name, duration in lasts.items()}


def in_words(lasts: timedelta) -> str:
    """ "1 year" for 365 days, "180 days" for 180: whole years only where they are whole."""
    years, rest = divmod(lasts.days, 365)
    if years and not rest:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d day", "%(count)d days", lasts.days) % {"count": lasts.days}
