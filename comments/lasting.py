"""A row of the table of durations: what is kept, how long, in words, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import ngettext

Text = str | Promise


@dataclass(frozen=True)
class Row:
    """What is kept; until when, in words, with its duration as %(lasts)s; why so long. `forget` applies it:
    it is given the instant before which the time of a thing is over, and says how many it forgot.

    Where a note names no text of law, Regulation (EU) 2016/679, article 5 (1) (e) is what it answers:
    no longer than it serves.
    """

    name: str  # of its setting
    what: Text
    until: Text
    note: Text
    forget: Callable[[datetime], int]

    def lasts(self) -> timedelta:
        """How long: the setting of its name."""
        return kept_for(self.name)

    def said(self) -> str:
        """Until when, with the duration that is applied."""
        return str(self.until) % {"lasts": in_words(self.lasts())}


def kept_for(name: str) -> timedelta:
    """The duration of the row of this name."""
    lasts: timedelta = settings.KEPT[name]
    return lasts


def in_words(lasts: timedelta) -> str:
    """ "1 year" for 365 days, "180 days" for 180: whole years only where they are whole."""
    years, rest = divmod(lasts.days, 365)
    if years and not rest:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d day", "%(count)d days", lasts.days) % {"count": lasts.days}
