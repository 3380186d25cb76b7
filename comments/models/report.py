"""« Signaler cet avis »: what a reader says of an avis, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_REPORT = 2000  # characters


class Grievance(models.TextChoices):
    """Why somebody reports an avis."""

    INSULT = "insult", _("it attacks somebody")
    ADVERTISING = "advertising", _("it advertises")
    PERSONAL_DATA = "personal_data", _("it gives away somebody’s personal data")
    OFF_TOPIC = "off_topic", _("it has nothing to do with the text")
    ILLEGAL = "illegal", _("it is against the law")
    OTHER = "other", _("another reason")


class Finding(models.TextChoices):
    """What was decided of a report."""

    UPHELD = "upheld", _("the avis was taken away")
    DISMISSED = "dismissed", _("the avis stays")


class Report(models.Model):
    """One report of one avis. Of illegal content, what the law asks for: Regulation (EU) 2022/2065,
    article 16: why, where, who (but for offences against children), in good faith."""

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports", verbose_name=_("avis")
    )
    grievance = models.CharField(_("reason"), max_length=20, choices=Grievance.choices)
    words = models.TextField(_("what is wrong"), max_length=LONGEST_REPORT, blank=True)
    law = models.CharField(_("which law"), max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    in_good_faith = models.BooleanField(_("in good faith"), default=False)
    # What readers saw when it was reported: the avis may change or go before anyone reads the report.
    text = models.TextField(_("the avis as it was"), blank=True)
    network = models.CharField(max_length=64, blank=True, editable=False)
    receipt = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("on"), auto_now_add=True)
    finding = models.CharField(_("decision"), max_length=10, choices=Finding.choices, blank=True)
    answer = models.CharField(_("why"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["comment"], condition=Q(finding=""), name="reports_that_wait")]

    def __str__(self) -> str:
        return self.number()

    def number(self) -> str:
        """By which it is spoken of: "S-2026-17"."""
        return f"S-{self.at.year}-{self.pk}"
