"""What the screening knows: lists of words that the editors write, and what it learnt of their decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Towards(models.TextChoices):
    """What a word of a list does to an avis."""

    HOLD = "hold", _("is held for reading")
    SPAM = "spam", _("goes to the spam folder")


class WordList(models.Model):
    """Words and phrases, one a line, found whole, without accents or case."""

    name = models.CharField(_("name"), max_length=80)
    words = models.TextField(
        _("words"), help_text=_("One word or phrase a line. Found whole, accents aside.")
    )
    towards = models.CharField(
        _("an avis that says one"), max_length=10, choices=Towards.choices, default=Towards.HOLD
    )
    is_on = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("list of words")
        verbose_name_plural = _("lists of words")

    def __str__(self) -> str:
        return self.name


class Learnt(models.Model):
    """In how many published avis, and in how many filed as spam, a sign was found."""

    sign = models.CharField(_("sign"), max_length=40, primary_key=True)
    ham = models.PositiveIntegerField(_("in published avis"), default=0)
    spam = models.PositiveIntegerField(_("in spam"), default=0)

    class Meta:
        ordering = ["sign"]
        verbose_name = _("learnt sign")
        verbose_name_plural = _("learnt signs")

    def __str__(self) -> str:
        return f"{self.sign} {self.ham}/{self.spam}"


class Lesson(models.Model):
    """What was learnt of one avis, so that it can be unlearnt: each decision that changes is."""

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, primary_key=True, related_name="lesson"
    )
    is_spam = models.BooleanField()
    signs = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.comment_id}: {'spam' if self.is_spam else 'ham'}"
