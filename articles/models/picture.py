"""Pictures, with what they show for who cannot see them; who shows them is told when they change."""

import logging
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chroniques.pagecache import holds_until
from chroniques.templatetags.dates import day
from chroniques.text import HiddenPicture, PictureSource, PictureTarget

from ..pictures import Shown, cleaned_file, shown
from ..signoff.pictures import NAMES_OF_FILES
from .credit import Credit
from .encoded import Encoded, EncodedQuerySet
from .loose import LooseFile
from .noted import Noted
from .slugs import free_slug, slug_of

log = logging.getLogger(__name__)


class PictureQuerySet(EncodedQuerySet):
    """The words for sets of pictures."""

    def called(self, name: str) -> Self:
        """The picture that has or had this short name."""
        return self.filter(names__slug=name)

    def uncredited(self) -> Self:
        """Those of which nothing says who made them. The same rule for one: Credit.credit."""
        return self.filter(credit_holder="", credit_agency="", credit_licence="")

    def undescribed(self) -> Self:
        """Those that say nothing to who cannot see them: their alternative text is the name of a file. The
        same rule for one, as the checks before publication say it: articles.signoff.pictures."""
        named = reduce(or_, (Q(alt__iendswith=ending) for ending in NAMES_OF_FILES))
        return self.filter(named, decorative=False)

    def ended(self) -> Self:
        """Those that may not be shown any more. The same rule for one: Credit.is_usable."""
        return self.filter(usable_until__lt=timezone.localdate())

    def lacking(self) -> Self:
        """Those that an editor has something to see to."""
        sets = (self.uncredited(), self.undescribed(), self.ended())
        return self.filter(reduce(or_, (Q(pk__in=found.order_by().values("pk")) for found in sets)))


class Picture(Credit, Encoded, Noted):
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
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    # How many articles the last save has rendered again.
    reached = 0

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt="") | Q(decorative=True),
                name="a_picture_is_described_or_decorative",
                violation_error_message=_("Describe the picture, or say that it is decorative."),
            ),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100) & Q(focus_y__lte=100),
                name="a_focal_point_is_in_its_picture",
                violation_error_message=_("A focal point is given in percent, from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        picture = super().from_db(db, field_names, values)
        holds_until(picture.hidden_at())
        return picture

    def clean(self) -> None:
        super().clean()
        self.alt = self.alt.strip()
        if self.slug and not PictureName.objects.is_free(self.slug, self):
            raise ValidationError({"slug": _("This short name is or was another picture’s: choose another.")})

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save it and render again, with it or not at all, the articles that show it in their text.

        `reached` then says how many. IntegrityError where the slug is or was another picture's.
        """
        self.alt = self.alt.strip()
        self.slug = self.slug or free_slug(PictureName(), self.title if slug_of(self.title) else "image")
        with transaction.atomic():
            LooseFile.objects.claim(self.file.name)
            before = Picture.objects.select_for_update(no_key=True).filter(pk=self.pk).first()
            if before and update_fields is None:
                self.encode_again_after(before)
            super().save(*args, update_fields=update_fields, **kwargs)
            PictureName.objects.get_or_create(slug=self.slug, picture=self)
            self.reached = self._reach_texts(before) if before else 0

    def take(self, data: bytes) -> None:
        """Hold this upload, cleaned. Raises PictureRefused."""
        file = cleaned_file(data)
        LooseFile.objects.claim(file.name)
        self.file.save(file.name or "", file, save=False)

    def _reach_texts(self, before: "Picture") -> int:
        """Render again the articles that show it, unless they would show the same; how many."""
        uses = self.uses.all()
        if not uses.exists() or before.target() == self.target():
            return 0
        reached = uses.render_again()
        log.info("Picture %s changed. Articles rendered again: %s.", self.slug, reached)
        return reached

    def is_described(self) -> bool:
        """Does it say something to who cannot see it, or need not?"""
        return self.decorative or bool(self.alt.strip())

    def alternative(self) -> str:
        """The text of the alt attribute: empty for a decorative picture."""
        return "" if self.decorative else self.alt

    def shown(self, shape: str = "whole") -> Shown:
        """What a page needs to show it: "whole", "lead" (3:2) or "square"."""
        base = self.file.url.removesuffix(self.file.name or "")
        return shown(Shown(self.file.url, self.width, self.height), self.made(), shape, base)

    def target(self) -> PictureTarget | HiddenPicture:
        """What the text shows of it; why it does not, once the right to use it is over."""
        if self.usable_until and not self.is_usable():
            said = gettext("The right to show the picture “%(name)s” ended on %(day)s: it is not shown.")
            return HiddenPicture(said % {"name": self.slug, "day": day(self.usable_until)})
        whole = self.shown()
        return PictureTarget(
            src=whole.src,
            width=whole.width,
            height=whole.height,
            srcset=whole.srcset,
            sources=tuple(PictureSource(source.type, source.srcset) for source in whole.sources),
            alt=self.alternative(),
            caption=self.caption,
            credit=self.credit(),
            credit_url=self.credit_source,
        )


class PictureNameQuerySet(models.QuerySet):
    """Sets of short names."""

    def is_free(self, slug: str, picture: Picture) -> bool:
        """May this picture be called so? No other ever was."""
        return not self.filter(slug=slug).exclude(picture__isnull=False, picture=picture.pk).exists()


class PictureName(models.Model):
    """A short name that a picture has or had. It stays when the picture goes: no text ever shows another."""

    slug = models.SlugField(_("short name"), max_length=120, unique=True)
    picture = models.ForeignKey(
        Picture, on_delete=models.SET_NULL, null=True, related_name="names", verbose_name=_("picture")
    )

    objects = PictureNameQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("short name of a picture")
        verbose_name_plural = _("short names of pictures")

    def __str__(self) -> str:
        return self.slug
