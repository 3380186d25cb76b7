"""What a moderator did at once of one avis or of a thousand, so that it can be undone at once."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .decision import Verdict

UNDONE_WITHIN = timedelta(minutes=10)  # a letter that refuses an avis leaves after that


class Act(models.Model):
    """One gesture: its decisions name it, each with the state that its avis had before."""

    verdict = models.CharField(_("decision"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("on"), auto_now_add=True)
    avis = models.PositiveIntegerField(_("avis"), default=0)
    # Of a gesture on a new text: the text that went, for as long as it can be given back, and when the avis
    # was last edited before.
    text = models.TextField(blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    undone_at = models.DateTimeField(_("undone on"), null=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("gesture")
        verbose_name_plural = _("gestures")

    def __str__(self) -> str:
        return f"{self.verdict} ({self.avis})"

    def said(self) -> str:
        """What was decided, in words."""
        return str(Verdict(self.verdict).label)
