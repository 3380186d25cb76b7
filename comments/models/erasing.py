"""The register of what was erased: numbers alone, nothing of whom it was erased for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques.links import capability


class Asked(models.TextChoices):
    """How it came to be erased."""

    RECEIPT = "receipt", _("by who left the avis, from its private page")
    ADDRESS = "address", _("by who reads the letters of the address")
    EDITORS = "editors", _("by the editors")
    TIME = "time", _("because its time was over")
    AGAIN = "again", _("once more: a save had brought it back")


OUTCOMES = {
    "avis": _("text, name, e-mail address, site and passage emptied"),
    "revisions": _("deleted"),
    "notes": _("emptied"),
    "quotations": _("the quoted words, the name and the address taken out"),
    "reports": _("the copy of the avis, and what was given with them, emptied"),
    "letters": _("deleted, whether they were sent or waited"),
    "history": _("the name taken out"),
    "subscriptions": _("deleted"),
}


class Erasure(models.Model):
    """One erasing: how many rows of each kind it emptied or deleted. Kept for ever: it names nobody."""

    at = models.DateTimeField(_("on"), default=timezone.now, editable=False)
    asked = models.CharField(_("asked"), max_length=10, choices=Asked.choices)
    avis = models.PositiveIntegerField(_("avis"), default=0)
    revisions = models.PositiveIntegerField(_("new texts that waited"), default=0)
    notes = models.PositiveIntegerField(_("notes of moderators"), default=0)
    quotations = models.PositiveIntegerField(_("avis that quoted it"), default=0)
    reports = models.PositiveIntegerField(_("reports"), default=0)
    letters = models.PositiveIntegerField(_("letters"), default=0)
    history = models.PositiveIntegerField(_("lines of the editors’ log"), default=0)
    subscriptions = models.PositiveIntegerField(_("subscriptions"), default=0)
    # SQLite's index keeps words of what left it until its parts are merged: see articles.search.scrub.
    scrubbed_at = models.DateTimeField(_("search index written anew on"), null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("erasing")
        verbose_name_plural = _("erasings")

    def __str__(self) -> str:
        return self.number()

    def number(self) -> str:
        """By which it is spoken of: "2026-17"."""
        return f"{timezone.localtime(self.at).year}-{self.pk}"

    def lines(self) -> list[tuple[str, int, str]]:
        """What, how many, and what became of it; what there was none of is not told."""
        names = [name for name in OUTCOMES if getattr(self, name)]
        words = {field.name: str(field.verbose_name) for field in self._meta.fields}
        return [(words[name], getattr(self, name), str(OUTCOMES[name])) for name in names]

    def key(self) -> str:
        """What opens its sheet, given to who asked for it."""
        return capability("sheet", str(self.pk))
