"""Dates and hours as French writes them: 3 mai 2009, 1er mai 2009, 14 h 30."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

register = template.Library()
FIXED = "\u00a0"


@register.filter
def day(moment: date | datetime | None) -> str:
    """ "3 mai 2009" in the site's time zone; nothing for an unknown date."""
    if moment is None:
        return ""
    here = _local(moment)
    return _day(date(here.year, here.month, here.day), get_language())


@register.filter
def hour(moment: datetime | time | None) -> str:
    """ "14 h 30", "10 h" on the hour, with spaces that do not break; nothing for an unknown hour.

    Imprimerie nationale, « Heures »: minutes are written where there are some.
    """
    if moment is None:
        return ""
    here = _local(moment)
    minutes = f"{FIXED}{here.minute:02}" if here.minute else ""
    return f"{here.hour}{FIXED}h{minutes}"


@register.filter
def stamp(moment: datetime) -> str:
    """ "2009-05-03T14:30:00+02:00", for machines: HTML knows no finer than a thousandth of a second."""
    return str(_local(moment).isoformat(timespec="seconds"))


@register.filter
def month(moment: date | datetime) -> str:
    """ "mai 2009"."""
    here = _local(moment)
    return _month(here.year, here.month, get_language())


@register.filter
def year(moment: date | datetime) -> str:
    """ "2009"."""
    return str(_local(moment).year)


@register.filter
def until(starts: date | None, ends: date | None) -> str:
    """ "du 28 au 30 avril 2009", "les 28 et 29 avril 2009": two days, without repeating what they share."""
    if starts is None or ends is None or starts == ends:
        return day(starts)
    if ends - starts == timedelta(days=1):
        return f"les{FIXED}{_start(starts, ends)} et{FIXED}{day(ends)}"
    return f"du{FIXED}{_start(starts, ends)} au{FIXED}{day(ends)}"


# The same days come again on every page of a list.
@lru_cache(maxsize=4096)
def _day(day: date, language: str | None) -> str:
    return _first_of_the_month(_fixed(date_format(day, "DATE_FORMAT")))


@lru_cache(maxsize=1024)
def _month(year: int, month: int, language: str | None) -> str:
    return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")


def _start(starts: date, ends: date) -> str:
    if starts.year != ends.year:
        return day(starts)
    shared = "j F" if starts.month != ends.month else "j"
    return _first_of_the_month(_fixed(date_format(starts, shared)))


def _local(moment: Any) -> Any:
    """An instant at the site's hour; a bare date or hour as it is."""
    is_instant = isinstance(moment, datetime) and timezone.is_aware(moment)
    return timezone.localtime(moment) if is_instant else moment


def _fixed(written: str) -> str:
    """A day does not stand apart from its month."""
    return written.replace(" ", FIXED, 1)


def _first_of_the_month(written: str) -> str:
    """Imprimerie nationale: the first alone is an ordinal."""
    first, _space, rest = written.partition(FIXED)
    french = (get_language() or "").startswith("fr")
    return written if first != "1" or not french else FIXED.join(filter(None, ["1er", rest]))
