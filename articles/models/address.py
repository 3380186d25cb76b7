"""Old addresses: a path that something once had, here or on another site, and that still answers."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

KINDS = ("article", "column", "author", "tag")


def _only(kind: str) -> Q:
    """One target alone."""
    return Q(**{f"{name}__isnull": name != kind for name in KINDS})


class AddressQuerySet(models.QuerySet["Address"]):
    """The words for sets of old addresses."""

    def remember(self, path: str, thing: Any) -> None:
        """From now on this path leads to this article, column, author or tag."""
        kinds: dict[str, Any] = dict.fromkeys(KINDS)
        kinds[thing._meta.model_name] = thing
        self.update_or_create(path=path, defaults=kinds)

    def at(self, path: str) -> "Address | None":
        """The old address that this path is, with or without its last slash as it was noted."""
        return self.filter(path__in=[path, f"{path}/"]).select_related(*KINDS).first()


class Address(models.Model):
    """One old path, without its first slash, that leads by 301 to where its target now is."""

    path = models.CharField(_("old path"), max_length=500, unique=True)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("article"),
    )
    column = models.ForeignKey(
        "articles.Column",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("column"),
    )
    author = models.ForeignKey(
        "articles.Author",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("author"),
    )
    tag = models.ForeignKey(
        "articles.Tag",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("tag"),
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=_only("article") | _only("column") | _only("author") | _only("tag"),
                name="an_old_address_leads_to_one_thing",
                violation_error_message=_("Choose one thing that this address leads to, and one alone."),
            )
        ]

    def clean(self) -> None:
        """Whatever is pasted, a whole address too, only its path is kept, without its slashes around."""
        self.path = unquote(urlsplit(self.path.strip()).path).strip("/")
        if not self.path:
            raise ValidationError({"path": _("Write the path of the old address: 2009/05/title.html.")})

    def __str__(self) -> str:
        return f"/{self.path}"

    def target(self) -> Any:
        """What it leads to."""
        return self.article or self.column or self.author or self.tag
