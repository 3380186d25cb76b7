"""The log of what changed: written by triggers, in the transaction of the change, read by the kept pages."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

# A process that has not read the log for half as long begins anew: it cannot know what it missed.
KEPT = timedelta(hours=1)


class ChangeQuerySet(models.QuerySet["Change"]):
    """Sets of changes."""

    def purge(self, at: datetime | None = None) -> int:
        """Delete those that every process has read since long; how many."""
        return self.filter(at__lte=(at or timezone.now()) - KEPT).delete()[0]


class Change(models.Model):
    """One name of a thing, or of a set of things, that changed: "article:42", "texts"."""

    name = models.CharField(max_length=100)
    # PostgreSQL alone: the transaction that wrote it. Numbers of rows are given before transactions end.
    transaction = models.BigIntegerField(null=True, db_index=True)
    at = models.DateTimeField(db_default=Now(), db_index=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "change"
        verbose_name_plural = "changes"

    def __str__(self) -> str:
        return self.name
