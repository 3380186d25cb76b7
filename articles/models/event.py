"""The event of a report. Whatever is unknown stays empty."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """What a report tells of. Its dates are its own, never the date of publication."""

    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="event")
    name = models.CharField(_("name"), max_length=255, blank=True)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    speakers = models.TextField(_("speakers"), blank=True, help_text=_("One name a line."))
    place = models.CharField(_("place"), max_length=160, blank=True)
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=False, ends__gte=F("starts")),
                name="an_event_ends_after_it_starts",
                violation_error_message=_("The last day comes before the first: check the two dates."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def speaker_names(self) -> list[str]:
        """The speakers, one name each."""
        return [line.strip() for line in self.speakers.splitlines() if line.strip()]
