"""Who made a picture, and what may be done with it: data, printed in one fixed form."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.text import typeset_text


class Nature(models.TextChoices):
    """What a picture is, as its credit says it."""

    ILLUSTRATION = "illustration", _("illustration")
    PHOTO = "photo", _("photograph")
    PORTRAIT = "portrait", _("portrait")
    INFOGRAPHIC = "infographic", _("infographic")
    DOCUMENT = "document", _("document")

    def credit(self, said: str) -> str:
        """The credit in its one fixed form: "Illustration : …"."""
        words = {"photo": "Photo", "infographic": "Infographie"}
        return typeset_text(f"{words.get(self.value, self.value.capitalize())} : {said}")


class Credit(models.Model):
    """The credit of a picture, and the day until which it may be shown."""

    credit_nature = models.CharField(
        _("nature"), max_length=20, choices=Nature.choices, default=Nature.ILLUSTRATION
    )
    credit_holder = models.CharField(
        _("credit"), max_length=160, blank=True, help_text=_("Who made it: their name, and nothing else.")
    )
    credit_agency = models.CharField(_("agency"), max_length=160, blank=True)
    credit_licence = models.CharField(
        _("licence"), max_length=80, blank=True, help_text=_("For example: CC BY 4.0.")
    )
    credit_source = models.URLField(
        _("address of the original"),
        max_length=500,
        blank=True,
        help_text=_("Where it was found; the credit leads there."),
    )
    usable_until = models.DateField(
        _("right to use until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it is shown; empty, for ever."),
    )

    class Meta:
        abstract = True

    def credit(self) -> str:
        """ "Illustration : Ana Vidal / Agence, licence CC BY 4.0"; nothing where nothing of it is known."""
        names = " / ".join(filter(None, (self.credit_holder.strip(), self.credit_agency.strip())))
        licence = self.credit_licence.strip()
        licence = licence[len("licence ") :] if licence.lower().startswith("licence ") else licence
        said = ", ".join(filter(None, (names, licence and f"licence {licence}")))
        return Nature(self.credit_nature).credit(said) if said else ""

    def is_usable(self, on: date | None = None) -> bool:
        """May it be shown on that day, by default today at the site's hour?"""
        return self.usable_until is None or (on or timezone.localdate()) <= self.usable_until

    def hidden_at(self) -> float | None:
        """The instant, in seconds of the epoch, at which it is hidden; None for never, or hidden already."""
        if self.usable_until is None or not self.is_usable():
            return None
        after = datetime.combine(self.usable_until + timedelta(days=1), time())
        return timezone.make_aware(after).timestamp()
