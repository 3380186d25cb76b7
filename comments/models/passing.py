"""How many avis came of late from each network: keyed, by the minute, forgotten the next day."""

from django.db import models


class Passing(models.Model):
    """The avis that a network left within one minute. `network` is a keyed hash: it leads back to nobody."""

    network = models.CharField(max_length=64)
    minute = models.BigIntegerField()  # minutes since the epoch
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "minute"], name="a_minute_counts_once")]

    def __str__(self) -> str:
        return f"{self.network[:8]} {self.minute}: {self.count}"
