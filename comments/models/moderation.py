"""The life of an avis: its states, the rule of what is public in its two faces, its verbs."""

from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.history import Person

from ..learning import learn
from .decision import Decision, Reason, Verdict
from .queued import Queued, QueuedQuerySet, Waits
from .telling import decided


class State(models.TextChoices):
    """Where an avis stands."""

    PENDING = "pending", _("pending")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("spam")
    ERASED = "erased", _("erased")


# What a decision of a person says to the filter that learns: is it spam? Of a refusal, nothing.
TEACHES = {State.PUBLISHED: False, State.SPAM: True}


class ErasedForGood(RuntimeError):
    """Nothing is left of this avis: it can only stay erased."""


class ModerationQuerySet(QueuedQuerySet):
    """Sets of avis by their life."""

    def published(self) -> Self:
        """Those that readers see. The same rule for one avis: Moderated.is_published."""
        return self.filter(state=State.PUBLISHED)


class Moderated(Queued):
    """An avis that is held, published, rejected, filed as spam or erased; each time with its Decision."""

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.PENDING)
    pick = models.CharField(
        _("editors' pick: why"),
        max_length=200,
        blank=True,
        help_text=_("A line that says why; empty, it is no pick."),
    )

    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)

    weight: Any  # of the model that has one

    class Meta:
        abstract = True

    def is_published(self) -> bool:
        """Do readers see it? The same rule for sets: ModerationQuerySet.published."""
        return self.state == State.PUBLISHED

    def hold(self, note: str = "") -> None:
        """Note that the site keeps it for reading; for an avis that has just arrived."""
        if self.waits is None:
            self.wait_for(Waits.NEW, self.weight)
            self.save(update_fields=self.WAITING)
        self._decide(Verdict.HELD, None, note=note)

    def publish(self, by: Person, act: Any = None) -> None:
        """Let readers see it. `act` is the gesture that this is a part of, as in each verb."""
        self._become(State.PUBLISHED, Verdict.PUBLISHED, by, act=act)

    def reject(self, by: Person, reason: Reason | str, note: str = "", act: Any = None) -> None:
        """Refuse it, for a reason that its author can read."""
        self._become(State.REJECTED, Verdict.REJECTED, by, reason=Reason(reason).value, note=note, act=act)

    def mark_spam(self, by: Person, act: Any = None) -> None:
        """File it with the spam."""
        self._become(State.SPAM, Verdict.SPAM, by, act=act)

    def keep(self, by: Person, verdict: Verdict = Verdict.READ, act: Any = None) -> None:
        """Note that it was read, or reported and read, and stays as it is."""
        with transaction.atomic():
            self.reread()
            self._decide(verdict, by, act=act, before=self.state)
            self.wait_again_saved()

    def put_back(self, state: State | str, by: Person, act: Any) -> None:
        """Undo what the gesture made of it, which is noted as undone already: it is again what it was, waits
        again, and nobody is told."""
        with transaction.atomic():
            self.reread()
            before, self.state = self.state, State(state)
            self.decided_at, self.pick = self.standing()
            self.save(update_fields=["state", "decided_at", "pick"])
            self._decide(Verdict.UNDONE, by, act=act, before=before)
            self.wait_again_saved()
            learn(self, TEACHES.get(self.state) if self.was_decided_by_somebody() else None)

    def choose(self, by: Person, why: str, act: Any = None) -> None:
        """Make it a pick of the editors, with a line of why; an empty line takes it back."""
        with transaction.atomic():
            self.reread()
            self.pick = why
            self.save(update_fields=["pick"])
            self._decide(Verdict.PICKED if why else Verdict.UNPICKED, by, note=why, act=act)

    def erase(self, by: Person) -> None:
        """Empty it of all that its author gave. The place stays, so that replies keep their thread.

        For its own rows alone: comments.erasing tells the whole story, and is what pages call.
        """
        with transaction.atomic():
            self.reread()
            if self.state == State.ERASED:
                return
            self.forget_author()
            self._become(State.ERASED, Verdict.ERASED, by)
            Decision.objects.filter(comment=self.pk).forget_notes()

    def forget_author(self) -> None:
        """Blank every field that holds something of the author; the model that has them says which."""
        raise NotImplementedError

    def reread(self) -> None:
        """Take it as it is now, and keep it so until the end of the transaction: who read it a minute ago
        must not write back a text that its author has changed since, or bring back one that is erased."""
        mine = type(self)._base_manager.select_for_update(of=("self",))
        self.refresh_from_db(from_queryset=mine)

    def wait_again(self) -> None:
        """Have it wait for what still calls; the model that knows all that may says what does."""
        raise NotImplementedError

    def wait_again_saved(self) -> None:
        """The same, on its row; not by `save`, which would make its page anew: readers see no difference."""
        self.wait_again()
        waiting = {name: getattr(self, name) for name in self.WAITING}
        type(self)._base_manager.filter(pk=self.pk).update(**waiting)

    def standing(self) -> tuple[datetime | None, str]:
        """When the decision that stands was taken, and the line of the pick that stands with it."""
        raise NotImplementedError

    def was_decided_by_somebody(self) -> bool:
        """Is it what it is because a person, and not the site, said so?"""
        raise NotImplementedError

    def _become(self, state: State, verdict: Verdict, by: Person, **why: Any) -> None:
        with transaction.atomic():
            self.reread()
            if self.state == State.ERASED and state != State.ERASED:
                raise ErasedForGood
            before, self.state = self.state, state
            self.decided_at = timezone.now()
            # What readers no longer see is no longer a pick.
            self.pick = self.pick if state == State.PUBLISHED else ""
            self.no_longer_waits()
            self.save(update_fields=["state", "decided_at", "pick", *self.WAITING])
            self._decide(verdict, by, before=before, **why)
            if by is not None or state == State.ERASED:
                learn(self, TEACHES.get(state))
            decided(self)

    def _decide(self, verdict: Verdict, by: Person, **why: Any) -> None:
        Decision.objects.create(comment=self, verdict=verdict, by=by, **why)  # type: ignore[misc]  # a Comment
