"""How avis come to be seen under a text: a choice of the site, of a column, or of one text."""

from django.core.validators import MinValueValidator
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


class AvisSettings(models.Model):
    """What the editors decide of the avis, once for the whole site."""

    avis_open = models.BooleanField(_("readers may leave an avis"), default=True)
    avis_reading = models.CharField(
        _("the avis are read"),
        max_length=10,
        choices=Reading.choices,
        default=Reading.BEFORE,
        help_text=_(
            "Who directs the publication answers for an avis that was known before it appeared; of one that "
            "was not, once it is known and not taken away at once (France, law 82-652, article 93-3). A "
            "priori, nothing appears that was not read: you answer for what you let appear. A posteriori, "
            "what was reported must go at once. A column or a text may choose otherwise."
        ),
    )
    avis_trusted_after = models.PositiveSmallIntegerField(
        _("published avis that make a regular reader"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_(
            "Of an address that its reader has confirmed. An address that is only typed earns nothing."
        ),
    )
    avis_close_after = models.PositiveSmallIntegerField(
        _("days after which a text takes no more avis"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty, never."),
    )
    avis_breaker = models.PositiveIntegerField(
        _("avis in ten minutes above which all of them wait"),
        default=60,
        validators=[MinValueValidator(1)],
        help_text=_("During a flood, whatever is chosen above. None is refused for it."),
    )
    avis_letter = models.CharField(
        _("moderators are told of what waits"),
        max_length=10,
        choices=ToModerators.choices,
        default=ToModerators.DAILY,
    )

    class Meta:
        abstract = True
