"""An invitation: a guest who will sign is asked by letter to come in, and has an account by saying yes."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .author import Author

LIVES = timedelta(days=14)  # who is on holiday comes back


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The words for sets of invitations."""

    def open(self, at: datetime | None = None) -> Self:
        """Those that can still be accepted."""
        return self.filter(accepted_at=None, sent_at__gt=(at or timezone.now()) - LIVES)

    def forget_old(self, before: datetime) -> int:
        """Delete those that were sent before this instant; what came of them is in the journal."""
        return self.filter(sent_at__lt=before).delete()[0]


class Invitation(models.Model):
    """Who is invited to sign as which author, by whom, since when."""

    author = models.ForeignKey(Author, models.CASCADE, verbose_name=_("author"), related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name=_("invited by")
    )
    sent_at = models.DateTimeField(_("sent on"), default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["author"], condition=Q(accepted_at=None), name="one_open_invitation_for_an_author"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.email})"

    def is_open(self, at: datetime | None = None) -> bool:
        """Can it still be accepted? The same rule for sets: InvitationQuerySet.open."""
        return self.accepted_at is None and self.sent_at > (at or timezone.now()) - LIVES

    def ends_at(self) -> datetime:
        """When it is over."""
        return self.sent_at + LIVES

    def accept(self, user: AbstractBaseUser) -> bool:
        """Give the signature to this account, once: was it open, and the signature free, until now?"""
        now = timezone.now()
        is_open = Invitation.objects.open(now).filter(pk=self.pk).update(accepted_at=now)
        return bool(is_open and Author.objects.filter(pk=self.author_id, user=None).update(user=user))
