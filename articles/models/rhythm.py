"""How often a column appears, and when its next piece is expected."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How often readers expect a piece of a column; none, where nobody waits for it."""

    __empty__ = _("none")
    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    HALF_MONTHLY = "half_monthly", _("twice a month")
    MONTHLY = "monthly", _("monthly")


DAYS = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.HALF_MONTHLY: 15}


def expected_after(rhythm: str, last: date) -> date | None:
    """The day of the piece that follows one of this day; None without a rhythm. A month after the
    31st is the last day of a shorter month."""
    if rhythm == Rhythm.MONTHLY:
        year, month = last.year + last.month // 12, last.month % 12 + 1
        return date(year, month, min(last.day, monthrange(year, month)[1]))
    return last + timedelta(days=DAYS[Rhythm(rhythm)]) if rhythm else None
