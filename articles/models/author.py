"""A signature: a person who writes here, with or without a user account."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from chroniques.text import render_article
from chroniques.ways import way_to

from .byline import byline
from .remembered import Remembered
from .slugs import free_slug


def check_addresses(text: str) -> None:
    """Refuse a line that is not an http or https address."""
    check = URLValidator(schemes=["http", "https"], message=_("Write one address a line, with https://."))
    for line in text.split():
        check(line)


class Author(Remembered):
    """Someone who signs. Labels on screen avoid gender: "Par …", "Textes de …"."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the name if left empty."),
    )
    role = models.CharField(
        _("role here"), max_length=120, blank=True, help_text=_("For example: chroniqueuse exclusive.")
    )
    title = models.CharField(_("title"), max_length=160, blank=True, help_text=_("For example: présidente."))
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    organisation_description = models.CharField(_("what the organisation does"), max_length=300, blank=True)
    bio = models.TextField(_("presentation"), blank=True, help_text=_("In Markdown."))
    bio_html = models.TextField(editable=False, blank=True)
    portrait = models.ForeignKey(
        "articles.Picture", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("portrait")
    )
    site = models.URLField(_("site"), blank=True)
    profiles = models.TextField(
        _("profiles"),
        blank=True,
        validators=[check_addresses],
        help_text=_("Addresses on social networks, one a line."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("user account"),
        help_text=_("An author may have none."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def names_shown(self) -> set[str]:
        """Itself and the portrait."""
        return super().names_shown() | ({f"picture:{self.portrait_id}"} if self.portrait_id else set())

    def hidden_at(self) -> float | None:
        """When the right to show the portrait ends."""
        return self.portrait.hidden_at() if self.portrait else None

    def __str__(self) -> str:
        return self.name

    def address_by(self, word: str) -> str:
        return way_to("articles:author", word)

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or free_slug(self, self.name)
        self.bio_html = render_article(self.bio).html if self.bio else ""
        super().save(*args, **kwargs)

    def clean(self) -> None:
        try:
            render_article(self.bio)
        except ValueError as refusal:
            raise ValidationError({"bio": str(refusal)}) from refusal

    def byline(self) -> str:
        """The signature, always composed, never typed."""
        return byline(self.name, self.role, self.title, self.organisation, self.organisation_description)

    def standing(self) -> str:
        """What the signature says after the name, from its space on; empty where it is the name alone."""
        return self.byline().removeprefix(self.name)

    def addresses(self) -> list[str]:
        """The profiles, one address each."""
        return self.profiles.split()
