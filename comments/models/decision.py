"""What was decided of an avis: who, what, why, when. Rows are added, never changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What can be decided of an avis."""

    HELD = "held", _("held for reading")
    PUBLISHED = "published", _("published")
    REJECTED = "rejected", _("rejected")
    SPAM = "spam", _("filed as spam")
    ERASED = "erased", _("erased")
    PICKED = "picked", _("picked by the editors")
    UNPICKED = "unpicked", _("no longer a pick")
    EDITED = "edited", _("rewritten by its author, before it was read")
    REVISED = "revised", _("new text published")
    UNREVISED = "unrevised", _("new text refused")
    CONTESTED = "contested", _("refusal contested by its author")
    UNDONE = "undone", _("decision undone")
    KEPT = "kept", _("kept after a report")
    READ = "read", _("read, and kept")
    UNQUOTED = "unquoted", _("words of an erased avis taken out")


class Reason(models.TextChoices):
    """Why an avis is refused, as its author will read it."""

    OFF_TOPIC = "off_topic", _("it does not speak of the article")
    INSULT = "insult", _("it attacks a person instead of answering them")
    ADVERTISING = "advertising", _("it advertises")
    PERSONAL_DATA = "personal_data", _("it gives away somebody's personal data")
    DUPLICATE = "duplicate", _("it has already been published")
    ILLEGAL = "illegal", _("the law forbids publishing it")
    OTHER = "other", _("another reason, which the moderator explains")


class AppendOnly(RuntimeError):
    """A decision was about to be changed or deleted: it is history."""


class DecisionQuerySet(models.QuerySet):
    """Decisions are added: `update` and `delete` refuse. They go with their avis, by cascade, alone."""

    def forget_notes(self) -> int:
        """Blank the words that go with them, which may quote an avis that is erased; how many there were.

        The one change that history suffers: Regulation (EU) 2016/679, article 17. What was decided, by whom,
        when, and for which of our reasons, stays.
        """
        return super(DecisionQuerySet, self.exclude(note="")).update(note="")

    def standing(self) -> Self:
        """Those whose gesture was not undone."""
        return self.filter(Q(act=None) | Q(act__undone_at=None))

    def update(self, **kwargs):
        raise AppendOnly("A decision is never changed: add another.")

    def delete(self):
        raise AppendOnly("A decision is never deleted.")


class Decision(models.Model):
    """One decision on one avis. `by` is empty where the site decided; `by_name` outlives the account."""

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="decisions", verbose_name=_("avis")
    )
    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict.choices)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    note = models.CharField(_("why"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    # The gesture that it is a part of, and the state that the avis had before: by these it is undone.
    act = models.ForeignKey(
        "comments.Act",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="decisions",
    )
    before = models.CharField(max_length=20, blank=True, editable=False)
    at = models.DateTimeField(_("on"), auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.REJECTED) | ~Q(reason=""), name="a_refusal_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        who = self.by_name or str(_("the site"))
        return f"{self.get_verdict_display()} – {who}"

    def save(self, *args, **kwargs) -> None:
        if self.pk:
            raise AppendOnly("A decision is never changed: add another.")
        self.by_name = self.by.get_username() if self.by else ""
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("A decision is never deleted.")
