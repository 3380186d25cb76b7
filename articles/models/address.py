"""Old addresses: a path that an article once had, or had on another site, and that still answers."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Address(models.Model):
    """One old path, without its first slash, that leads to an article by 301."""

    path = models.CharField(_("old path"), max_length=500, unique=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="old_addresses", verbose_name=_("article")
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        ordering = ["path"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def clean(self) -> None:
        """Whatever is pasted, a whole address too, only its path is kept, without its slashes around."""
        self.path = unquote(urlsplit(self.path.strip()).path).strip("/")
        if not self.path:
            raise ValidationError({"path": _("Write the path of the old address: 2009/05/title.html.")})

    def __str__(self) -> str:
        return f"/{self.path}"
