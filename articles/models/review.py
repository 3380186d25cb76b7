"""A review that was asked for: of which text, by whom, of whom, with which words; and what was answered."""

from typing import Any, Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .letter import Letter
from .lifecycle import State

ASKED, ANSWERED = "review_asked", "review_answered"
REVIEWS = "articles.publish_article"  # who may let a text go out may review it
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Verdict(models.TextChoices):
    """What who reviewed says of the text."""

    READY = "ready", _("ready")
    AGAIN = "again", _("to be taken up again")


class ReviewQuerySet(models.QuerySet["Review"]):
    """The words for sets of reviews."""

    def waiting(self) -> Self:
        """Those that nobody has answered, of texts that are still in review."""
        return self.filter(verdict="", article__state=State.IN_REVIEW, article__trashed_at__isnull=True)

    def asked_of(self, user: Any) -> Self:
        """Those that wait for this person: asked of them, or of all who may."""
        return self.waiting().filter(Q(to=user) | Q(to__isnull=True)).exclude(by=user)

    def ask(self, article: Any, by: Any, to: Any = None, words: str = "") -> "Review":
        """Ask for a review of this text, of one person or of all who may, by letter; a draft is submitted."""
        with transaction.atomic():
            if article.state == State.DRAFT:
                article.submit(by=by)
            self.filter(article=article, verdict="").delete()  # asked anew: one question at a time
            review = self.create(article=article, by=by, to=to, words=words)
            Letter.objects.put_all(ASKED, review.pk, review.addresses())
        return review


class Review(models.Model):
    """One review. Its letters say what is true when they leave."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reviews_asked"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("a word with it"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("asked on"), auto_now_add=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered on"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.article} – {self.asked_at:%d/%m/%Y}"

    def is_waiting(self) -> bool:
        """Has nobody answered it, while the text still waits?"""
        return not self.verdict and self.article.state == State.IN_REVIEW

    def addresses(self) -> list[str]:
        """Where its letters go: who is asked, or all who may review but who asks."""
        asked = [self.to] if self.to else reviewers(but=self.by)
        return [user.email for user in asked if user.email]

    def give(self, verdict: str, by: Any, words: str = "") -> None:
        """Say of the text that it is ready, or give it back; who asked is told. Raises NotPublishable.

        A working copy is put online by a verb of its own: its state says nothing of being ready.
        """
        verb = self.article.mark_ready if verdict == Verdict.READY else self.article.send_back
        with transaction.atomic():
            if verdict != Verdict.READY or not self.article.is_copy():
                verb(by=by)
            self.verdict, self.answered_by, self.answer = verdict, by, words
            self.answered_at = timezone.now()
            self.save(update_fields=["verdict", "answered_by", "answer", "answered_at"])
            if self.by and self.by.email and self.by != by:
                Letter.objects.put(ANSWERED, self.pk, self.by.email)


def reviewers(but: Any = None) -> Any:
    """The people who may review, by name."""
    users: Any = get_user_model()._default_manager
    found = users.with_perm(REVIEWS, backend=BACKEND).filter(is_active=True, is_staff=True)
    return found.exclude(pk=but.pk if but else None).order_by("last_name", "first_name", "username")
