"""Pictures, with what they show for who cannot see them, and who made them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chroniques.text import typeset_text

from ..pictures import cleaned_file
from .slugs import free_slug


class Nature(models.TextChoices):
    """What a picture is, as its credit says it."""

    ILLUSTRATION = "illustration", _("illustration")
    PHOTO = "photo", _("photograph")
    PORTRAIT = "portrait", _("portrait")
    INFOGRAPHIC = "infographic", _("infographic")
    DOCUMENT = "document", _("document")

    def credit(self, holder: str) -> str:
        """The credit in its one fixed form: "Illustration : …"."""
        words = {"photo": "Photo", "infographic": "Infographie"}
        return typeset_text(f"{words.get(self.value, self.value.capitalize())} : {holder}")


class Picture(models.Model):
    """One picture. Its file is named by its content, so that it can be kept for ever."""

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("short name"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the title if left empty."),
    )
    file = models.ImageField(_("file"), width_field="width", height_field="height")
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for who cannot see it."),
    )
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not say.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit_nature = models.CharField(
        _("nature"), max_length=20, choices=Nature.choices, default=Nature.ILLUSTRATION
    )
    credit_holder = models.CharField(
        _("credit"), max_length=160, blank=True, help_text=_("Who made it: author, agency.")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt="") | Q(decorative=True),
                name="a_picture_is_described_or_decorative",
                violation_error_message=_("Describe the picture, or say that it is decorative."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or free_slug(self, self.title)
        super().save(*args, **kwargs)

    def take(self, data: bytes) -> None:
        """Hold this upload, cleaned. Raises PictureRefused.."""
        file = cleaned_file(data)
        self.file.save(file.name or "", file, save=False)

    def credit(self) -> str:
        """The credit in its fixed form, or nothing where nobody is named."""
        return Nature(self.credit_nature).credit(self.credit_holder) if self.credit_holder else ""

    def alternative(self) -> str:
        """The text of the alt attribute: empty for a decorative picture."""
        return "" if self.decorative else self.alt
