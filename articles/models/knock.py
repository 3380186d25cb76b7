"""How often one has knocked at the door of late: by keyed hash and by minute, forgotten the next day."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connections, models
from django.db.models import F

ADD = """
INSERT INTO articles_knock (key, minute, count) VALUES {rows}
ON CONFLICT (key, minute) DO UPDATE SET count = articles_knock.count + 1
"""


class KnockQuerySet(models.QuerySet["Knock"]):
    """The words for sets of knocks."""

    def add(self, keys: Sequence[str], minute: int) -> None:
        """One more for each of these keys in this minute, in one statement: two at once count as two."""
        rows = ", ".join(["(%s, %s, 1)"] * len(keys))
        with connections[self.db].cursor() as cursor:
            cursor.execute(ADD.format(rows=rows), [value for key in keys for value in (key, minute)])

    def take_back(self, keys: Sequence[str], minute: int) -> None:
        """One less: it was no try, but who lives here."""
        self.filter(key__in=keys, minute=minute, count__gt=0).update(count=F("count") - 1)

    def forget_old(self, before: datetime) -> int:
        """Forget those from before this instant; how many rows went."""
        return self.filter(minute__lt=int(before.timestamp()) // 60).delete()[0]


class Knock(models.Model):
    """The tries of one key within one minute. A key leads back to nobody."""

    key = models.CharField(max_length=64)
    minute = models.BigIntegerField()  # minutes since the epoch
    count = models.PositiveIntegerField(default=0)

    objects = KnockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "minute"], name="a_minute_of_a_key_counts_once")
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.minute}: {self.count}"
