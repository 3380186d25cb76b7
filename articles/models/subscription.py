"""Prévenez-moi: who is written to when a column, an author or the site publishes. Asked twice."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .article import Article

AGAIN = timedelta(hours=1)  # before who asks again is written to again: the first letter may be on its way


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """The words for sets of subscriptions."""

    def confirmed(self) -> Self:
        """Those whose owner has said yes from the address itself."""
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self) -> Self:
        """Those that nobody has confirmed yet."""
        return self.filter(confirmed_at__isnull=True)

    def called_by(self, article: "Article") -> Self:
        """Those that this text answers: of its column, of who signs it, of the site."""
        authors = article.bylines.values("author_id")
        site = Q(column__isnull=True, author__isnull=True)
        column = Q(column__isnull=False, column=article.column_id)
        return self.filter(site | column | Q(author__in=authors))

    def asked_since(self, at: datetime, **where: str) -> int:
        """How many were asked for from this instant on, and not confirmed yet: of all, or of one network."""
        return self.unconfirmed().filter(asked_at__gte=at, **where).count()

    def ask(self, email: str, network: str = "", **followed: Any) -> "Subscription | None":
        """Note that this address would follow this column, this author, or the site: the row that waits for
        its confirmation, or None where there is nothing to confirm anew. `network`: where that was asked."""
        address = email.lower()
        with transaction.atomic():
            rows = self.filter(email=address, **({"column": None, "author": None} | followed))
            rows.unconfirmed().filter(asked_at__lt=timezone.now() - AGAIN).delete()
            given = {"email": address, "network": network, **followed}
            row, is_new = rows.get_or_create(defaults=given)
        return row if is_new else None

    def forget_unconfirmed(self, before: datetime) -> int:
        """Delete those that were asked for before this instant and that nobody has confirmed; how many."""
        return self.unconfirmed().filter(asked_at__lt=before).delete()[0]


class Subscription(models.Model):
    """One address that follows one column, one author, or the whole site where it names neither."""

    email = models.EmailField(_("e-mail address"))
    column = models.ForeignKey(
        "articles.Column", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("column")
    )
    author = models.ForeignKey(
        "articles.Author", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("author")
    )
    # Where it was asked from: a hash by the site's key and by the day; nothing once it is confirmed.
    network = models.CharField(max_length=64, blank=True, editable=False)
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
        return f"{self.email} → {self.column or self.author or _('the site')}"

    def confirm(self) -> None:
        """Its owner says yes."""
        self.confirmed_at = self.confirmed_at or timezone.now()
        self.network = ""
        self.save(update_fields=["confirmed_at", "network"])
