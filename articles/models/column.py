"""A chronique: a named series by one or more authors, its pieces numbered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chroniques.ways import way_to

from .avis_policy import Reading
from .remembered import Remembered
from .rhythm import Rhythm
from .slugs import free_slug


class Column(Remembered):
    """A series. One that has articles cannot be deleted."""

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the title if left empty."),
    )
    description = models.TextField(_("description"), blank=True)
    authors = models.ManyToManyField(
        "articles.Author", related_name="columns", blank=True, verbose_name=_("authors")
    )
    is_finished = models.BooleanField(
        _("finished series"), default=False, help_text=_("Its pieces then read “no. 3 of 7”.")
    )
    rhythm = models.CharField(
        _("rhythm"),
        max_length=12,
        choices=Rhythm.choices,
        blank=True,
        help_text=_("Of its pieces: the room says when the next one is expected, and when it is late."),
    )
    avis_reading = models.CharField(
        _("the avis are read"),
        max_length=10,
        choices=Reading.choices,
        blank=True,
        help_text=_("Empty, as the site says."),
    )

    class Meta:
        ordering = ["title"]
        verbose_name = _("column")
        verbose_name_plural = _("columns")

    def __str__(self) -> str:
        return self.title

    def address_by(self, word: str) -> str:
        return way_to("articles:column", word)

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or free_slug(self, self.title)
        super().save(*args, **kwargs)
