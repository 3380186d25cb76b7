"""What of an avis calls for a moderator: why, how urgently, since when. On the row of the avis itself."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Waits(models.TextChoices):
    """Why it waits. One that waits for several reasons says the most urgent one."""

    NEW = "new", _("a new avis")
    SEEN = "seen", _("public already, to be read")
    NEW_TEXT = "new_text", _("a new text")
    CONTEST = "contest", _("a contested refusal")
    REPORT = "report", _("a report")


# The order of the queue: what the law or a person waits for comes first. An avis adds what its screening
# says (up to nine): of two that wait for the same reason, the one that may be published is read first.
URGENCY: dict[str, int] = {
    Waits.REPORT: 40,
    Waits.CONTEST: 30,
    Waits.NEW_TEXT: 20,
    Waits.NEW: 20,
    Waits.SEEN: 10,
}
HEAVIEST = 9  # what an avis weighs beyond that changes nothing of its place


class QueuedQuerySet(models.QuerySet):
    """Sets of avis by what they wait for."""

    def waiting(self) -> Self:
        """Those that call for a moderator, the most urgent first, then who has waited longest."""
        return self.filter(waits__isnull=False).order_by("-urgency", "waits_since", "pk")


class Queued(models.Model):
    """An avis that waits for a moderator, or does not."""

    # NULL and not empty: of a million avis, few stand in the index of those that wait.
    waits = models.CharField(_("waits"), max_length=10, choices=Waits.choices, null=True, editable=False)
    urgency = models.SmallIntegerField(default=0, editable=False)
    waits_since = models.DateTimeField(_("waits since"), null=True, editable=False)

    WAITING: ClassVar[Any] = ("waits", "urgency", "waits_since")

    class Meta:
        abstract = True

    def wait_for(self, why: Waits, weight: int = 0) -> None:
        """Have it wait for a moderator, to be saved with WAITING; `weight` is what its screening says of one
        that is new. What it waits for already stays, where that is more urgent."""
        urgency = URGENCY[why] + (HEAVIEST - min(HEAVIEST, max(0, weight)) if why == Waits.NEW else 0)
        if self.waits in (None, why) or urgency > self.urgency:
            self.waits, self.urgency = why, urgency
        self.waits_since = self.waits_since or timezone.now()

    def no_longer_waits(self) -> None:
        """Nothing of it calls for a moderator; to be saved with WAITING."""
        self.waits, self.urgency, self.waits_since = None, 0, None
