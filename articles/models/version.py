"""The versions of a text: what it was after each save, by whom and why. Never edited."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.text.differences import differences, words_changed

from .history import Person
from .snapshot import Snapshot, snapshot

LONGEST_WHY = 200


class VersionQuerySet(models.QuerySet["Version"]):
    """The words for sets of versions."""

    def last_of(self, article: Any) -> "Version | None":
        """What the text was when it was last noted."""
        return self.filter(article=article, from_copy=None).order_by("-at", "-id").first()

    def opened_at(self, article: Any, instant: datetime) -> "Version | None":
        """What the text was for who opened it at its state of this instant (its `updated_at`)."""
        own = self.filter(article=article, from_copy=None, at__lte=instant)
        return own.order_by("-at", "-id").first()

    def follow(self, copy: Any, online: Any) -> int:
        """What a working copy was is told in the history of the text in whose place it is put; how many."""
        return self.filter(article=copy).update(article=online, from_copy=copy.pk)

    def keep(self, article: Any) -> "Version | None":
        """Note the text as it is, by nobody, where no version says it: an import or a command wrote it."""
        last = self.last_of(article)
        now = snapshot(article)
        return last if last and last.snapshot == now else self._write(article, last, now, None, "", "")

    def note(self, article: Any, by: Person, said: str = "", why: str = "") -> "Version | None":
        """Note the text as it has just been saved, or the verb that was called; nothing where nothing
        changed and no verb is said. Without an actor (a command, an import) nothing is noted."""
        if by is None or by.pk is None:
            return None
        last, now = self.last_of(article), snapshot(article)
        if last and last.snapshot == now and not said:
            return last
        return self._write(article, last, now, by, said, why)

    def thin_out(self, before: datetime) -> int:
        """Delete what drafts were before this instant, but the last version of each; how many. What readers
        could read is kept."""
        newer = Version.objects.filter(article=OuterRef("article"), id__gt=OuterRef("id"))
        old = self.filter(at__lt=before, was_public=False).filter(Exists(newer))
        count = old.count()
        old.delete()
        return count

    def _write(
        self, article: Any, last: "Version | None", now: Snapshot, by: Person, said: str, why: str
    ) -> "Version":
        came, went = words_changed(differences(last.body if last else "", now["body"]))
        return self.create(
            article=article,
            at=article.updated_at,
            by=by if by and by.pk else None,
            by_name=_name(by),
            said=said,
            why=why.strip()[:LONGEST_WHY],
            came=came,
            went=went,
            was_public=article.was_public(),
            snapshot=now,
        )


class Version(models.Model):
    """One state of a text. Its body is kept whole: nothing is needed to read it but itself."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="versions")
    at = models.DateTimeField(_("saved on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    said = models.CharField(_("what was done"), max_length=200, blank=True)
    why = models.CharField(_("why"), max_length=LONGEST_WHY, blank=True)
    came = models.PositiveIntegerField(_("words added"), default=0)
    went = models.PositiveIntegerField(_("words taken away"), default=0)
    was_public = models.BooleanField(_("readers could read it"), default=False)
    snapshot = models.JSONField(_("the text"))
    # The key of the working copy in which it was noted, put online since; of the text itself, nothing.
    from_copy = models.PositiveBigIntegerField(null=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        indexes = [models.Index(fields=["article", "-at", "-id"], name="versions_of_a_text")]

    def __str__(self) -> str:
        return f"{self.article} – {timezone.localtime(self.at):%d/%m/%Y %H:%M}"

    @property
    def body(self) -> str:
        """Its Markdown."""
        return str(self.snapshot.get("body", ""))

    def before(self) -> "Version | None":
        """The version that it took the place of."""
        older = Version.objects.filter(article=self.article_id, at__lte=self.at, id__lt=self.pk)
        older = older.order_by("-at", "-id")
        same = older.filter(from_copy=self.from_copy).first()
        return same or older.filter(from_copy=None).first()


class Versioned(models.Model):
    """A text of which each version is kept."""

    class Meta:
        abstract = True

    def note(self, by: Person, said: object) -> None:
        """Note a verb, in the history and as a version."""
        super().note(by, said)  # type: ignore[misc]  # a Lifecycle comes after us
        Version.objects.note(self, by, str(said))


def _name(by: Any) -> str:
    return (by.get_full_name() or by.get_username())[:150] if by and by.pk else ""
