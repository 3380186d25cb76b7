"""Prévenez-moi: who is written to when a column, an author or the site publishes. Asked twice."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """The words for sets of subscriptions."""

    def confirmed(self) -> Self:
        """Those whose owner has said yes from the address itself."""
        return self.filter(confirmed_at__isnull=False)


class Subscription(models.Model):
    """One address that follows one column, one author, or the whole site where it names neither."""

    email = models.EmailField(_("e-mail address"))
    column = models.ForeignKey(
        "articles.Column", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("column")
    )
    author = models.ForeignKey(
        "articles.Author", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("author")
    )
    asked_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.CheckConstraint(
                condition=Q(column__isnull=True) | Q(author__isnull=True), name="one_follows_one_thing"
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(column__isnull=True, author__isnull=True),
                name="one_follows_the_site_once",
            ),
            models.UniqueConstraint(
                fields=["email", "column"],
                condition=Q(column__isnull=False),
                name="one_follows_a_column_once",
            ),
            models.UniqueConstraint(
                fields=["email", "author"],
                condition=Q(author__isnull=False),
                name="one_follows_an_author_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.column or self.author or '/'}"
