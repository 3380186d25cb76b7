"""Addresses that readers asked for and that nothing answers: each can be turned into an old address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

# Of the most asked for, and of the last asked for: a flood of new ones drives out none that readers ask for.
MOST_OF_EACH = 500


@dataclass
class Miss:
    """What was noted of one dead address in a few seconds: how often, from where, when for the last time."""

    hits: int
    came_from: str
    at: datetime


class MissedAddressQuerySet(models.QuerySet["MissedAddress"]):
    """The words for sets of dead addresses."""

    def add(self, misses: Mapping[str, Miss]) -> None:
        """Note these, by path, in a handful of statements whatever their number; then keep to the bound."""
        known = self.in_bulk(list(misses), field_name="path")
        for path, row in known.items():
            row.take(misses[path])
        self.bulk_update(known.values(), ["hits", "last_at", "came_from"])
        new = [_row(path, miss) for path, miss in misses.items() if path not in known]
        MissedAddress.objects.bulk_create(new, ignore_conflicts=True)  # another process may have noted it
        self._keep_to_the_bound()

    def answered(self, path: str) -> None:
        """Something answers there now."""
        self.filter(path=path.strip("/")).delete()

    def forget_old(self, before: datetime) -> int:
        """Delete those that nobody has asked for since this instant; how many."""
        return self.filter(last_at__lt=before).delete()[0]

    def _keep_to_the_bound(self) -> None:
        if self.count() <= MOST_OF_EACH:
            return
        kept = {
            key
            for order in (("-hits", "-last_at"), ("-last_at", "-hits"))
            for key in self.order_by(*order, "-pk").values_list("pk", flat=True)[:MOST_OF_EACH]
        }
        self.exclude(pk__in=kept).delete()


class MissedAddress(models.Model):
    """One path that answered 404, how often, and which site's page led there. Nothing of who asked."""

    path = models.CharField(_("path"), max_length=500, unique=True)
    hits = models.PositiveIntegerField(_("times"), default=1)
    # A host, or a path of our own: the whole address of another site's page may say who reads it.
    came_from = models.CharField(_("from"), max_length=500, blank=True)
    first_at = models.DateTimeField(_("first on"), auto_now_add=True)
    last_at = models.DateTimeField(_("last on"))

    objects = MissedAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-hits", "-last_at"]
        verbose_name = _("address not found")
        verbose_name_plural = _("addresses not found")

    def __str__(self) -> str:
        return f"/{self.path}"

    def take(self, miss: Miss) -> None:
        """Add what was noted since; the sum is the database's, which other processes add to."""
        self.hits = F("hits") + miss.hits
        self.last_at = miss.at
        self.came_from = miss.came_from or self.came_from


def _row(path: str, miss: Miss) -> MissedAddress:
    return MissedAddress(path=path, hits=miss.hits, came_from=miss.came_from, last_at=miss.at)
