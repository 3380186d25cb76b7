"""The life of a text: its states, the rule of what is public in its two faces, its verbs."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .history import Person, record
from .trace import Deed, Trace

KEPT_IN_TRASH = timedelta(days=30)


class State(models.TextChoices):
    """Where a text is on its way. Scheduled and published are READY with a date: time alone publishes."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    READY = "ready", _("ready")
    WITHDRAWN = "withdrawn", _("withdrawn")


# What of it the journal keeps, where somebody does it: an import publishes a whole site.
DEEDS = {State.READY: Deed.PUBLISHED, State.WITHDRAWN: Deed.WITHDRAWN}


class NeverDeleted(models.ProtectedError):
    """A text that was public is withdrawn: it is never deleted, nor sent back to draft."""

    def __init__(self, texts: set) -> None:
        super().__init__(str(_("A text that was published is withdrawn, never deleted.")), texts)


class NotPublishable(ValidationError):
    """A text that lacks something that readers need; each message says what, and what to do."""


class LifecycleQuerySet(models.QuerySet):
    """Sets of texts by their life."""

    def published(self, at: datetime | None = None) -> Self:
        """Those that readers see. The same rule for one text: Lifecycle.is_published."""
        now = at or timezone.now()
        lasts = Q(expires_at__isnull=True) | Q(expires_at__gt=now)
        return self.filter(lasts, state=State.READY, published_at__lte=now, trashed_at__isnull=True)

    def were_public(self, at: datetime | None = None) -> Self:
        """Those that readers see or have seen. The same rule for one text: Lifecycle.was_public."""
        seen = {State.READY, State.WITHDRAWN}
        return self.kept().filter(state__in=seen, published_at__lte=at or timezone.now())

    def expired(self, at: datetime | None = None) -> Self:
        """Those whose time is over and that nothing has withdrawn yet."""
        return self.kept().filter(state=State.READY, expires_at__lte=at or timezone.now())

    def withdraw_expired(self, at: datetime | None = None) -> int:
        """Write down of each text whose time is over that it is withdrawn; how many were. Of several who do
        it at once, one does."""
        count = 0
        for key in self.expired(at).values_list("pk", flat=True):
            with transaction.atomic():
                text: Any = self.expired(at).select_for_update(of=("self",)).filter(pk=key).first()
                if text:
                    text.withdraw(by=None)
                    count += 1
        return count

    def scheduled(self, at: datetime | None = None) -> Self:
        """Those that time alone will publish."""
        return self.kept().filter(state=State.READY, published_at__gt=at or timezone.now())

    def kept(self) -> Self:
        """All but the trash."""
        return self.filter(trashed_at__isnull=True)

    def trashed(self) -> Self:
        """The deleted drafts that wait in the trash."""
        return self.filter(trashed_at__isnull=False)

    def purge_trash(self, at: datetime | None = None) -> int:
        """Delete for good the drafts that have been thirty days in the trash; how many."""
        expired = self.trashed().filter(trashed_at__lte=(at or timezone.now()) - KEPT_IN_TRASH)
        count = expired.count()
        expired.delete()
        return count

    def delete(self):
        if public := {text for text in self if text.was_public()}:  # type: ignore[attr-defined]  # a Lifecycle
            raise NeverDeleted(public)
        return super().delete()


class Lifecycle(models.Model):
    """A text that is written, reviewed, published at its hour, withdrawn; or thrown away as a draft."""

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(
        _("published on"), null=True, blank=True, help_text=_("In the future: the text appears at that hour.")
    )
    expires_at = models.DateTimeField(
        _("taken away on"),
        null=True,
        blank=True,
        help_text=_("Empty, never. At that hour its address says that it was withdrawn."),
    )
    trashed_at = models.DateTimeField(_("put in the trash on"), null=True, editable=False)
    updated_at = models.DateTimeField(_("changed on"), auto_now=True)
    revised_at = models.DateTimeField(_("revised on"), null=True, editable=False)

    class Meta:
        abstract = True

    # Questions

    def is_published(self, at: datetime | None = None) -> bool:
        """Do readers see it? The same rule for sets: LifecycleQuerySet.published."""
        is_shown = self.state == State.READY and self.trashed_at is None
        return is_shown and self.is_due(at) and not self.is_over(at)

    def is_due(self, at: datetime | None = None) -> bool:
        """Has its hour come?"""
        return self.published_at is not None and self.published_at <= (at or timezone.now())

    def is_over(self, at: datetime | None = None) -> bool:
        """Has the hour come at which it is taken away?"""
        return self.expires_at is not None and self.expires_at <= (at or timezone.now())

    def is_withdrawn(self, at: datetime | None = None) -> bool:
        """Have readers seen it, who see it no more?"""
        is_gone = self.state == State.WITHDRAWN or (self.state == State.READY and self.is_over(at))
        return is_gone and self.is_due(at) and self.trashed_at is None

    def is_scheduled(self, at: datetime | None = None) -> bool:
        """Will time alone publish it?"""
        return self.state == State.READY and self.published_at is not None and not self.is_due(at)

    def was_public(self) -> bool:
        """Have readers been able to see it? Such a text is withdrawn, never deleted.

        The same rule for sets: LifecycleQuerySet.were_public.
        """
        return self.trashed_at is None and self.is_due() and self.state in {State.READY, State.WITHDRAWN}

    def last_revised(self) -> datetime | None:
        """When what readers read last changed: its publication, or a revision since."""
        dates = [date for date in (self.published_at, self.revised_at) if date]
        return max(dates, default=None)

    def state_in_words(self) -> str:
        """The state as an editor speaks of it."""
        if self.trashed_at:
            return str(_("in the trash"))
        if self.is_scheduled():
            return str(_("scheduled"))
        if self.is_withdrawn():
            return str(State.WITHDRAWN.label)
        return str(_("published")) if self.is_published() else str(State(self.state).label)

    def obstacles(self) -> list[str]:
        """What stands in the way of its publication, in words; nothing by itself."""
        return []

    # Verbs

    def submit(self, by: Person) -> None:
        """Ask for a review."""
        self._before_publication(State.IN_REVIEW, by, _("Sent for review."))

    def send_back(self, by: Person) -> None:
        """Give the text back to its author."""
        self._before_publication(State.DRAFT, by, _("Sent back to draft."))

    def mark_ready(self, by: Person) -> None:
        """Approve the text; it appears when it is given a date. Raises NotPublishable."""
        self._before_publication(State.READY, by, _("Marked as ready."))

    def publish(self, by: Person, at: datetime | None = None) -> None:
        """Make it public at this instant, which may be to come; by default at its own date, or now.

        An end that is past already is forgotten. Raises NotPublishable; of a text that readers have seen too,
        for an instant to come: its address would forget it, and its avis could be deleted with it.
        """
        if at and at > timezone.now() and self.was_public():
            raise NotPublishable([_("Readers have seen this text: it cannot be made to appear later. Publish "
                                    "it at once, or leave it withdrawn until then.")])  # fmt: skip
        self.published_at = at or self.published_at or timezone.now()
        if self.is_over():
            self.expires_at = None
        self._become(State.READY, by, _("Published."))

    def withdraw(self, by: Person) -> None:
        """Take it from the readers: its address answers that it was withdrawn."""
        self._become(State.WITHDRAWN, by, _("Withdrawn."))

    def trash(self, by: Person) -> None:
        """Put a draft in the trash, where it stays thirty days. A scheduled text is a draft again."""
        if self.was_public():
            raise NeverDeleted({self})
        self.state = State.DRAFT
        self._lie_in_trash(timezone.now(), by, _("Put in the trash."))

    def restore(self, by: Person) -> None:
        """Take a draft out of the trash."""
        self._lie_in_trash(None, by, _("Taken out of the trash."))

    def delete(self, *args, **kwargs):
        if self.was_public():
            raise NeverDeleted({self})
        return super().delete(*args, **kwargs)

    def note(self, by: Person, said: object) -> None:
        """Note a verb in the history of the text."""
        record(self, by, said)

    def _before_publication(self, state: State, by: Person, said: object) -> None:
        if self.was_public():
            raise NeverDeleted({self})
        self._become(state, by, said)

    def _become(self, state: State, by: Person, said: object) -> None:
        if state == State.READY and (obstacles := self.obstacles()):
            raise NotPublishable(obstacles)
        self.state = state
        with transaction.atomic():
            self.save(update_fields=["state", "published_at", "expires_at", "updated_at"])
            self.note(by, said)
            if by is not None and state in DEEDS and self.published_at:
                Trace.objects.add(DEEDS[state], by, about=self, said=said)

    def _lie_in_trash(self, since: datetime | None, by: Person, said: object) -> None:
        self.trashed_at = since
        with transaction.atomic():
            self.save(update_fields=["state", "trashed_at", "updated_at"])
            self.note(by, said)
