"""The letters that wait to be sent: a row each, written in the transaction of what it tells."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.links import capability

FIRST_PAUSE = timedelta(minutes=2)  # before the second try; each next pause is four times the one before
AGAIN = timedelta(hours=1)  # between two letters that are asked for by hand: the first may be on its way
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

    def emails(self) -> Self:
        """Those of them that were e-mails: what another letter said as well was never tried by itself."""
        return self.sent().filter(tries__gt=0)

    def put(
        self,
        kind: str,
        about: int,
        recipient: str,
        after: timedelta = timedelta(0),
        event: object = None,
    ) -> None:
        """Have this letter sent, once, and not before this time has passed: asked for again, it is not sent
        again. `event`: as in letter_row."""
        self.put_rows([letter_row(kind, about, recipient, after, event)])

    def put_all(self, kind: str, about: int, recipients: Iterable[str]) -> None:
        """Have this letter sent to each of them, once."""
        self.put_rows(letter_row(kind, about, recipient) for recipient in recipients)

    def put_rows(self, letters: Iterable["Letter"]) -> None:
        """Have these letters sent, each once. The row that is there already is locked until the
        caller's transaction ends: who is about to drop it as untrue waits, and reads what is true then."""
        Letter.objects.bulk_create(
            letters, A_BATCH, update_conflicts=True, unique_fields=["once"], update_fields=["kind"]
        )

    def ask_again(self, kind: str, about: int, recipient: str, event: object = None) -> "Letter":
        """Have this letter sent once more, at most once an hour: the one that is to leave, or that has left,
        or that no server took, within the hour."""
        lately = timezone.now() - AGAIN
        mine = self.filter(once=once(kind, about if event is None else event, recipient))
        with transaction.atomic():
            mine.filter(sent_at__lte=lately).set_aside()
            mine.filter(given_up_at__lte=lately).delete()
            self.put(kind, about, recipient, event=event)
            return mine.get()

    def set_aside(self) -> None:
        """Let the same be told once more: these stay, as letters that were sent."""
        for letter in self:
            self.filter(pk=letter.pk).update(once=once("set aside", letter.pk, ""))

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
            models.Index(
                fields=["given_up_at"], condition=Q(given_up_at__isnull=False), name="letters_given_up"
            ),
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
        self._note(sent_at=at, fault="")

    def is_said(self, at: datetime) -> None:
        """Note that another e-mail said it too: it is none of its own."""
        self._note(sent_at=at, fault="", tries=0)

    def postpone(self, at: datetime, fault: str, for_good: bool = False) -> None:
        """Note why it could not be sent; try later, each time four times later, or give it up."""
        given_up_at = at if for_good or self.tries >= TRIES else None
        pause = FIRST_PAUSE * 4 ** (self.tries - 1)
        self._note(fault=fault, due_at=at + pause, given_up_at=given_up_at)

    def wait_until(self, due: datetime) -> None:
        """Leave it for later without counting a try."""
        self._note(due_at=due, tries=self.tries - 1)

    def tells(self, event: object) -> bool:
        """Is it the letter of this event?"""
        return self.once == once(self.kind, event, self.recipient)

    def _note(self, **changed: Any) -> None:
        """Write this on its row, if it is still there: it may be deleted while it is sent."""
        for name, value in changed.items():
            setattr(self, name, value)
        Letter.objects.filter(pk=self.pk).update(**changed)


def once(kind: str, event: object, recipient: str) -> str:
    """What two rows of one letter would share; it names nobody."""
    return capability("letter", f"{kind} {event} {recipient.casefold()}")


def letter_row(
    kind: str, about: int, recipient: str, after: timedelta = timedelta(0), event: object = None
) -> Letter:
    """The row of a letter that leaves when this time has passed; to be put. `event` is what is told once to
    this person: the thing that it is about, where nothing else is given."""
    recipient, due = recipient.lower(), timezone.now() + after
    key = once(kind, about if event is None else event, recipient)
    return Letter(kind=kind, about=about, recipient=recipient, once=key, due_at=due)
