"""The renditions of a picture: when they are due, who makes them, what was made."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.core.files.base import ContentFile
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chroniques import ending

from ..pictures import RECIPE, Focus, Rendition, renditions_of
from .loose import LooseFile

MOST_TRIES = 3
A_TRY = timedelta(minutes=10)  # after which who began is taken for dead, and who failed may try again
log = logging.getLogger(__name__)


class EncodedQuerySet(models.QuerySet):
    """Sets of pictures by their renditions."""

    def to_encode(self, at: datetime | None = None) -> Self:
        """Those without the renditions of today's recipe, the latest first: what readers see. Not those being
        made or that failed thrice."""
        free = Q(encoding_since__isnull=True) | Q(encoding_since__lte=(at or timezone.now()) - A_TRY)
        return self.filter(free, encoded_with__lt=RECIPE, encoding_tries__lt=MOST_TRIES).order_by("-pk")

    def encode_due(self, most: int, at: datetime | None = None) -> tuple[int, int]:
        """Make the renditions that are due, of so many pictures at most; how many were done, how many failed.

        Several may do so at once: each picture is claimed by one. What fails is logged and tried again later.
        """
        results = [
            self.get(pk=key).try_to_encode()  # type: ignore[attr-defined]  # an Encoded
            for key in list(self.to_encode(at).values_list("pk", flat=True)[:most])
            if not ending.is_told() and self._claim(key, at or timezone.now())
        ]
        return results.count(True), results.count(False)

    def _claim(self, key: int, at: datetime) -> bool:
        """Take this picture for oneself, in one statement: True for one process alone."""
        free = self.to_encode(at).filter(pk=key).order_by()
        return bool(free.update(encoding_since=at, encoding_tries=F("encoding_tries") + 1))


class Encoded(models.Model):
    """A picture with the files made from it."""

    focus_x = models.PositiveSmallIntegerField(
        _("focal point, from the left"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("In percent: 0 is the left edge, 100 the right one. No crop loses this point."),
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point, from the top"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("In percent: 0 is the top, 100 the bottom."),
    )
    renditions = models.JSONField(editable=False, default=list)
    encoded_with = models.PositiveSmallIntegerField(editable=False, default=0)
    encoding_tries = models.PositiveSmallIntegerField(editable=False, default=0)
    encoding_since = models.DateTimeField(editable=False, null=True)

    class Meta:
        abstract = True

    file: models.fields.files.FieldFile

    def made(self) -> list[Rendition]:
        """Its renditions."""
        return [Rendition(*row) for row in self.renditions]

    def encoding_in_words(self) -> str:
        """Where its renditions are, as an editor may be told."""
        if self.encoded_with >= RECIPE:
            return str(_("all made"))
        if self.encoding_tries >= MOST_TRIES:
            return str(_("failed: the picture is shown as it is; send its file again"))
        return str(_("being made: until then the picture is shown as it is"))

    def try_to_encode(self) -> bool:
        """Make its renditions; False, and the reason in the log, where that fails."""
        try:
            self.encode()
        except Exception:
            log.exception("The renditions of picture %s failed (try %s).", self.pk, self.encoding_tries)
            return False
        return True

    def encode(self) -> None:
        """Make its renditions, then say so to all that shows it. Raises OSError for a file that is not there.

        Outside any transaction while it works. Made for nothing where the file was replaced meanwhile.
        The lock leaves the key free: an article that notes that it shows the picture need not wait for us,
        who may wait for the article.
        """
        made = [self._kept(rendition, data) for rendition, data in self._encodings()]
        with transaction.atomic():
            now = type(self)._default_manager.select_for_update(no_key=True).get(pk=self.pk)
            if now.cut() == self.cut():
                now.renditions, now.encoded_with, now.encoding_since = made, RECIPE, None
                now.save(update_fields=["renditions", "encoded_with", "encoding_since"])

    def cut(self) -> tuple[str | None, int, int]:
        """What its renditions follow from."""
        return self.file.name, self.focus_x, self.focus_y

    def encode_again_after(self, before: "Encoded") -> None:
        """Let the renditions be made again if they fit no more; those of another file are forgotten."""
        if self.cut() != before.cut():
            self.encoded_with, self.encoding_tries, self.encoding_since = 0, 0, None
        if self.file.name != before.file.name:
            self.renditions = []

    def _encodings(self) -> Iterable[tuple[Rendition, bytes]]:
        with self.file.storage.open(self.file.name or "") as kept:
            data = kept.read()
        return renditions_of(data, self.file.name or "", Focus(self.focus_x, self.focus_y))

    def _kept(self, rendition: Rendition, data: bytes) -> list[str | int]:
        """The rendition in the storage, and the row that remembers it."""
        LooseFile.objects.claim(rendition.name)
        self.file.storage.save(rendition.name, ContentFile(data))
        return [*vars(rendition).values()]
