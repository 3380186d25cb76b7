"""Addresses that readers asked for and that nothing answers: each can be turned into an old address."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MissedAddress(models.Model):
    """One path that answered 404, how often, and which site's page led there. Nothing of who asked."""

    path = models.CharField(_("path"), max_length=500, unique=True)
    hits = models.PositiveIntegerField(_("times"), default=1)
    # A host, or a path of our own: the whole address of another site's page may say who reads it.
    came_from = models.CharField(_("from"), max_length=500, blank=True)
    first_at = models.DateTimeField(_("first on"), auto_now_add=True)
    last_at = models.DateTimeField(_("last on"))

    class Meta:
        ordering = ["-hits", "-last_at"]
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")

    def __str__(self) -> str:
        return f"/{self.path}"
