"""Which moderator reads which avis now: two do not decide of the same one without knowing."""

from datetime import timedelta

from django.conf import settings
from django.db import models

HELD_FOR = timedelta(minutes=2)  # from the last sign of the moderator who reads it


class Claim(models.Model):
    """An avis that a moderator reads, until this hour."""

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, primary_key=True, related_name="claim"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment_id} – {self.by}"
