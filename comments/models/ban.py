"""Whose avis always wait, until when: an address, or a network. Kept as keyed hashes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Banned(models.TextChoices):
    """What a ban is of."""

    ADDRESS = "address", _("an e-mail address")
    NETWORK = "network", _("a network")


class Ban(models.Model):
    """Until this hour, what comes from there goes to the spam folder; nobody is told otherwise.

    `key`: see `comments.bans`; who reads the table cannot tell whom it is of.
    """

    kind = models.CharField(_("of"), max_length=10, choices=Banned.choices)
    key = models.CharField(max_length=64, editable=False)
    hint = models.CharField(_("known as"), max_length=80, help_text=_("“l…@example.org”, “192.0.…”."))
    why = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("on"), auto_now_add=True)
    until = models.DateTimeField(_("until"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_is_banned_once")]

    def __str__(self) -> str:
        return self.hint or f"{self.get_kind_display()} {self.pk}"
