"""The letters that wait to be sent: a row each, written in the transaction of what it tells."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.links import capability

FIRST_PAUSE = timedelta(minutes=2)  # before the second try; each next pause is four times the one before
TRIES = 8  # the last a week after the first: a server that is moved is back by then
CLAIMED = timedelta(minutes=5)  # for who sends it; a sender that dies gives it back then
A_BATCH = 500  # rows written together


class LetterQuerySet(models.QuerySet["Letter"]):
    """The words for sets of letters."""

    def waiting(self) -> Self:
        """Neither sent nor given up."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self, at: datetime) -> Self:
        """Those whose time has come, the oldest first."""
        return self.waiting().filter(due_at__lte=at).order_by("due_at", "pk")

    def news(self) -> Self:
        """What is to be told to those whom it concerns."""
        return self.filter(recipient="")

    def addressed(self) -> Self:
        """The letters to somebody."""
        return self.exclude(recipient="")

    def dead(self) -> Self:
        """Those that no server took."""
        return self.filter(given_up_at__isnull=False)

    def sent(self) -> Self:
        """Those that a server took."""
        return self.filter(sent_at__isnull=False)

    def put(self, kind: str, about: int, recipient: str, after: timedelta = timedelta(0)) -> None:
        """Have this letter sent, once, and not before this time has passed: asked for again, it is not sent
        again."""
        self.put_rows([letter_row(kind, about, recipient, after)])

    def put_all(self, kind: str, about: int, recipients: Iterable[str]) -> None:
        """Have this letter sent to each of them, once."""
        self.put_rows(letter_row(kind, about, recipient) for recipient in recipients)

    def put_rows(self, letters: Iterable["Letter"]) -> None:
        """Have these letters sent, each once. The row that is there already is locked until the
        caller's transaction ends: who is about to drop it as untrue waits, and reads what is true then."""
        Letter.objects.bulk_create(
            letters, A_BATCH, update_conflicts=True, unique_fields=["once"], update_fields=["kind"]
        )

    def send_again(self) -> int:
        """Begin again with these, from the first try; how many. What was sent is not."""
        unsent = self.filter(sent_at__isnull=True)
        return unsent.update(due_at=timezone.now(), tries=0, given_up_at=None, fault="")

    def forget_old(self, before: datetime) -> int:
        """Delete those sent or given up before this instant; how many. The rows that name nobody stay: they
        say that something was told already."""
        return self.addressed().filter(Q(sent_at__lt=before) | Q(given_up_at__lt=before)).delete()[0]


class Letter(models.Model):
    """One letter to one person. What it says is made when it is sent, of what is true then.

    Without a recipient it is news: the letters that it causes are written by who sends the others.
    """

    kind = models.CharField(_("letter"), max_length=40)
    about = models.BigIntegerField(_("about"))  # the key of what it tells of, which its kind knows
    recipient = models.EmailField(_("recipient"))
    once = models.CharField(max_length=64, unique=True, editable=False)
    written_at = models.DateTimeField(_("written on"), auto_now_add=True)
    due_at = models.DateTimeField(_("to be sent on"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent on"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up on"), null=True, blank=True)
    fault = models.TextField(_("what the server answered"), blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="letters_that_wait",
            ),
            models.Index(fields=["recipient", "sent_at"], name="letters_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient}"

    def is_news(self) -> bool:
        """Does it wait to be told to those whom it concerns, rather than to be sent to one of them?"""
        return not self.recipient

    def claim(self, at: datetime) -> bool:
        """Take it to send it, for five minutes. Of several who try at once, one is told yes."""
        seen = Letter.objects.waiting().filter(pk=self.pk, due_at=self.due_at)
        self.due_at = at + CLAIMED
        self.tries += 1
        return bool(seen.update(due_at=self.due_at, tries=F("tries") + 1))

    def is_sent(self, at: datetime) -> None:
        """Note that a server took it."""
        self.sent_at, self.fault = at, ""
        self.save(update_fields=["sent_at", "fault"])

    def postpone(self, at: datetime, fault: str, for_good: bool = False) -> None:
        """Note why it could not be sent; try later, each time four times later, or give it up."""
        self.fault = fault
        self.due_at = at + FIRST_PAUSE * 4 ** (self.tries - 1)
        self.given_up_at = at if for_good or self.tries >= TRIES else None
        self.save(update_fields=["fault", "due_at", "given_up_at"])

    def wait_until(self, due: datetime) -> None:
        """Leave it for later without counting a try."""
        self.due_at = due
        self.tries -= 1
        self.save(update_fields=["due_at", "tries"])


def once(kind: str, about: int, recipient: str) -> str:
    """What two rows of one letter would share; it names nobody."""
    return capability("letter", f"{kind} {about} {recipient.casefold()}")


def letter_row(kind: str, about: int, recipient: str, after: timedelta = timedelta(0)) -> Letter:
    """The row of a letter that leaves when this time has passed; to be put."""
    recipient, due = recipient.lower(), timezone.now() + after
    return Letter(kind=kind, about=about, recipient=recipient, once=once(kind, about, recipient), due_at=due)
