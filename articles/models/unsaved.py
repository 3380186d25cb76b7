"""What an editor has typed and not saved: the form as it stands, kept so that no word of it is lost."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .history import Person

ALIVE = timedelta(minutes=3)  # since the last sign of a form, which gives one each minute


def name_of(text: models.Model) -> str:
    """By which its unsaved words are known: "articles.article:12"."""
    return f"{text._meta.label_lower}:{text.pk}"


class UnsavedQuerySet(models.QuerySet["Unsaved"]):
    """The words for sets of forms that are open, or were."""

    def of(self, person: Person | int, text: str) -> Self:
        """The forms in which this person has opened this text."""
        return self.filter(person=person, text=text)

    def worded(self) -> Self:
        """Those that hold words which are in no saved text; the latest first."""
        return self.filter(kept_at__isnull=False, saved=False).order_by("-kept_at")

    def offered(self) -> Self:
        """Those whose words are to be offered again to who typed them."""
        return self.worded().filter(left=False)

    def in_hand(self, text: str, but: Person, at: datetime) -> Self:
        """Those of other people in this text: open at this instant, or with words that they left unsaved."""
        open_or_worded = Q(seen_at__gt=at - ALIVE) | Q(kept_at__isnull=False)
        others = self.filter(open_or_worded, text=text, saved=False, left=False, person__is_active=True)
        return others.exclude(person=but).select_related("person").defer("typed").order_by("-seen_at")

    def shadows(self, at: datetime) -> Self:
        """Those that hold nothing and are open no more."""
        return self.filter(kept_at__isnull=True, saved=False, seen_at__lte=at - ALIVE)

    def end(self) -> int:
        """The words of these forms are in a saved text: they are dropped, and what comes late is refused."""
        return self.update(saved=True, typed={}, kept_at=None, seen_at=timezone.now())

    def follow(self, gone: models.Model, stays: models.Model) -> int:
        """The words typed in a text that goes are of the one that stays in its place; how many."""
        return self.filter(text=name_of(gone)).update(text=name_of(stays))

    def forget_old(self, before: datetime) -> int:
        """Delete those that have given no sign since this instant; how many."""
        return self.filter(seen_at__lt=before).delete()[0]


class Unsaved(models.Model):
    """One opening of one form by one person. Two tabs are two openings: neither overwrites the other.

    Once saved it stays as a mark without words, by which what its browser kept is known to be obsolete.
    """

    opening = models.CharField(max_length=32, unique=True)  # minted with the form
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=80)  # "articles.article:12"; without a number, one that is new
    # {name of a field of the form: its values, as a browser sends them}
    typed = models.JSONField(default=dict)
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now)
    kept_at = models.DateTimeField(_("typed on"), null=True)  # nothing while nothing was typed
    seen_at = models.DateTimeField(default=timezone.now)
    saved = models.BooleanField(default=False)
    # It need not be offered again: who typed it said so, or took it up in another form.
    left = models.BooleanField(default=False)

    objects = UnsavedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("unsaved words")
        verbose_name_plural = _("unsaved words")
        indexes = [models.Index(fields=["text", "person"], name="unsaved_words_of_a_text")]

    def __str__(self) -> str:
        return f"{self.text} – {self.person_id}"

    def is_alive(self, at: datetime) -> bool:
        """Is the form open, as far as one knows?"""
        return self.seen_at > at - ALIVE

    def said_by(self) -> str:
        """Who has it open, as colleagues call each other."""
        person: Any = self.person
        return person.get_full_name() or person.get_username()
