"""How avis come to be seen under a text: a choice of the site, of a column, or of one text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.TextChoices):
    """When an avis is read by the editors, before or after readers see it.

    The choice has a legal side, which the setting says: France, law 82-652 of 29 July 1982, article 93-3,
    fifth paragraph: who directs the publication answers for what readers leave if it was known before it
    appeared, or was not taken away promptly once known.
    """

    BEFORE = "before", _("a priori: nothing appears unread")
    TRUST = "trust", _("confidence: regular readers appear at once")
    AFTER = "after", _("a posteriori: all appear at once, and are read after")


class ToModerators(models.TextChoices):
    """When moderators are told by letter of what waits."""

    NEVER = "never", _("never")
    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("once a day")
