"""Files of pictures that nothing uses any more, since when; and when one last looked for them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Self

from django.core.files.storage import default_storage
from django.db import models, transaction

# A page kept by a reader's browser may name a picture that was replaced: its file outlives it by a day.
A_DAY = timedelta(days=1)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class LooseFileQuerySet(models.QuerySet["LooseFile"]):
    """Sets of loose files."""

    def claim(self, name: str | None) -> None:
        """Take this name before its file is written or used: it is loose no more, and no sweep deletes it.

        Waits for a sweep that is deleting it: what is written afterwards stays.
        """
        self.filter(name=name).delete()

    def follow(self, names: set[str], at: datetime) -> None:
        """These are loose now, those that were already since they were; no other is."""
        known = set(self.values_list("name", flat=True))
        self.filter(name__in=known - names).delete()
        fresh = [LooseFile(name=name, since=at) for name in sorted(names - known)]
        LooseFile.objects.bulk_create(fresh, ignore_conflicts=True)  # another sweep may have met them

    def due(self, at: datetime) -> Self:
        """Those that nothing has used for a day."""
        return self.filter(since__lte=at - A_DAY)

    def let_go(self, names: Iterable[str]) -> int:
        """Delete these files, but for those that were claimed meanwhile; how many were deleted."""
        return sum(self._is_let_go(name) for name in names)

    def _is_let_go(self, name: str) -> bool:
        with transaction.atomic():
            loose = self.select_for_update().filter(name=name).first()
            if loose is None:
                return False
            default_storage.delete(name)
            loose.delete()
        return True


class LooseFile(models.Model):
    """A file of the storage that no picture has, and no text shows, since a moment."""

    name = models.CharField(max_length=255, unique=True)
    since = models.DateTimeField()

    objects = LooseFileQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Sweep(models.Model):
    """The last time that one looked for loose files: one row."""

    at = models.DateTimeField(default=NEVER)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def begin(cls, at: datetime) -> bool:
        """Is it time to look again? True once a day, for one process alone."""
        cls.objects.get_or_create(pk=1)
        return bool(cls.objects.filter(pk=1, at__lte=at - A_DAY).update(at=at))
