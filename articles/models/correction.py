"""What was corrected in a text since readers could read it: dated, said on its page, kept for ever."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article


class Sort(models.TextChoices):
    """What a correction is."""

    ERRATUM = "erratum", _("erratum")
    PRECISION = "precision", _("clarification")
    UPDATE = "update", _("update")


class Correction(models.Model):
    """One erratum, clarification or update of a text. `Article.corrected` repeats them, in their order, for
    the pages: a text that has none costs them nothing."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    sort = models.CharField(_("sort"), max_length=10, choices=Sort.choices, default=Sort.ERRATUM)
    text = models.TextField(
        _("what is said of it"), max_length=600, help_text=_("What was wrong, and what is right. Plain text.")
    )
    at = models.DateTimeField(_("on"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections said on the page")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sort__in=Sort.values), name="a_correction_is_of_a_known_sort"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} – {self.text[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            _repeat(self.article_id)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            _repeat(self.article_id)
        return deleted


def _repeat(article: int) -> None:
    """Write on the text what its corrections say, and that it was revised, which feeds and engines read."""
    said = [
        {"sort": row.sort, "text": row.text, "at": row.at.isoformat()}
        for row in Correction.objects.filter(article=article)
    ]
    now = timezone.now()
    Article.objects.filter(pk=article).update(corrected=said, revised_at=now, updated_at=now)
