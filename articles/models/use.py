"""Which articles show a picture in their text: a projection of it, rebuilt with it, never edited apart."""

import logging
from datetime import date
from functools import partial
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .picture import Picture

log = logging.getLogger(__name__)


class PictureUseQuerySet(models.QuerySet["PictureUse"]):
    """Sets of uses."""

    def overtaken(self, on: date | None = None) -> Self:
        """Those that time has made wrong: shown, and the right to is over; or hidden, and it is not."""
        over = Q(picture__usable_until__lt=on or timezone.localdate())
        return self.filter((Q(shown=True) & over) | (Q(shown=False) & ~over))

    def render_again(self) -> int:
        """Render again, once each, the articles of these uses; how many.

        A text that today's pipeline refuses keeps the page that it has, and the log says so.
        """
        articles = {use.article for use in self.select_related("article")}
        return sum(_is_rendered(article) for article in sorted(articles, key=lambda article: article.pk))


def _is_rendered(article: Any) -> bool:
    try:
        article.render_again()
    except ValueError:
        log.exception("Article %s could not be rendered again.", article.pk)
        return False
    return True


class PictureUse(models.Model):
    """One picture in the text of one article, as its last rendering met it."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey("articles.Picture", on_delete=models.PROTECT, related_name="uses")
    shown = models.BooleanField(default=True)

    objects = PictureUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        constraints = [
            models.UniqueConstraint(fields=["article", "picture"], name="a_use_is_noted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.picture} – {self.article}"

    @classmethod
    def project(cls, article: Any, pictures: list[Picture]) -> None:
        """Replace the rows of this article by these pictures. To be called inside a transaction."""
        PictureUse.objects.filter(article=article).delete()
        PictureUse.objects.bulk_create(
            PictureUse(article=article, picture=picture, shown=picture.is_usable()) for picture in pictures
        )
        if pictures:
            seen = {picture.pk: article.seen.get(picture.pk) for picture in pictures}
            transaction.on_commit(partial(_look_again, article, seen))


def _look_again(article: Any, seen: dict[int, Any]) -> None:
    """Render the article again if a picture changed between its rendering and its commit.

    The save of the picture has not seen this article, nor the article the picture. The lock waits for such
    a save to end; one that begins later sees the article. No other lock is held: no ring of waiters.
    """
    with transaction.atomic():
        now = Picture.objects.select_for_update(no_key=True).filter(pk__in=seen).order_by("pk")
        has_changed = any(picture.target() != seen[picture.pk] for picture in now)
    if has_changed:
        _is_rendered(article)
