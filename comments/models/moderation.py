"""The life of an avis: its states, the rule of what is public in its two faces, its verbs."""

from typing import Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.history import Person

from .decision import Decision, Reason, Verdict
from .telling import decided


class State(models.TextChoices):
    """Where an avis stands."""

    PENDING = "pending", _("pending")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("spam")
    ERASED = "erased", _("erased")


class ErasedForGood(RuntimeError):
    """Nothing is left of this avis: it can only stay erased."""


class ModerationQuerySet(models.QuerySet):
    """Sets of avis by their life."""

    def published(self) -> Self:
        """Those that readers see. The same rule for one avis: Moderated.is_published."""
        return self.filter(state=State.PUBLISHED)


class Moderated(models.Model):
    """An avis that is held, published, rejected, filed as spam or erased; each time with its Decision."""

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.PENDING)
    pick = models.CharField(
        _("editors' pick: why"),
        max_length=200,
        blank=True,
        help_text=_("A line that says why; empty, it is no pick."),
    )

    decided_at = models.DateTimeField(_("decided on"), null=True, editable=False)

    class Meta:
        abstract = True

    def is_published(self) -> bool:
        """Do readers see it? The same rule for sets: ModerationQuerySet.published."""
        return self.state == State.PUBLISHED

    def hold(self, note: str = "") -> None:
        """Note that the site keeps it for reading; for an avis that has just arrived."""
        self._decide(Verdict.HELD, None, note=note)

    def publish(self, by: Person) -> None:
        """Let readers see it."""
        self._become(State.PUBLISHED, Verdict.PUBLISHED, by)

    def reject(self, by: Person, reason: Reason | str, note: str = "") -> None:
        """Refuse it, for a reason that its author can read."""
        self._become(State.REJECTED, Verdict.REJECTED, by, reason=Reason(reason).value, note=note)

    def mark_spam(self, by: Person) -> None:
        """File it with the spam."""
        self._become(State.SPAM, Verdict.SPAM, by)

    def choose(self, by: Person, why: str) -> None:
        """Make it a pick of the editors, with a line of why; an empty line takes it back."""
        with transaction.atomic():
            self.reread()
            self.pick = why
            self.save(update_fields=["pick"])
            self._decide(Verdict.PICKED if why else Verdict.UNPICKED, by, note=why)

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

    def _become(self, state: State, verdict: Verdict, by: Person, **why: str) -> None:
        with transaction.atomic():
            self.reread()
            if self.state == State.ERASED and state != State.ERASED:
                raise ErasedForGood
            self.state = state
            self.decided_at = timezone.now()
            # What readers no longer see is no longer a pick.
            self.pick = self.pick if state == State.PUBLISHED else ""
            self.save(update_fields=["state", "decided_at", "pick"])
            self._decide(verdict, by, **why)
            decided(self)

    def _decide(self, verdict: Verdict, by: Person, **why: str) -> None:
        Decision.objects.create(comment=self, verdict=verdict, by=by, **why)  # type: ignore[misc]  # a Comment
