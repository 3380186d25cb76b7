"""What the author of an avis would have it say: it waits its turn, the old text stays meanwhile."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """The latest wish; an earlier one that still waited is replaced."""

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, related_name="revision", verbose_name=_("avis")
    )
    text = models.TextField(_("text"))
    asked_at = models.DateTimeField(_("asked on"), auto_now=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self) -> str:
        return str(self.comment)
