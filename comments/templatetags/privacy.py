"""How long what readers give is kept, in words, read from the table that applies it."""

from datetime import timedelta

from django import template
from django.utils.translation import ngettext

from ..delays import usual_delay as measured
from ..privacy import TABLE, Row, in_words

register = template.Library()


@register.simple_tag
def kept() -> dict[str, str]:
    """The durations in words, by the names of the table."""
    return {row.name: in_words(row.lasts()) for row in TABLE}


@register.simple_tag
def retention() -> tuple[Row, ...]:
    """The table itself: what is kept, until when, and why."""
    return TABLE


@register.simple_tag
def usual_delay() -> str:
    """How long it takes here to read an avis, measured, in words; nothing where too few were read."""
    found = measured()
    return roughly(found) if found else ""


def roughly(lasts: timedelta) -> str:
    """ "1 hour" for anything below, "6 hours" for five and a half, days from two on: rounded up, since one is
    told "within"."""
    hours = max(1, -(-lasts // timedelta(hours=1)))
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = -(-hours // 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
