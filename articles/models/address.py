"""Old addresses: a path that something once had, here or on another site, and that still answers."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .inhabited import inhabitant, is_of_the_site
from .missed import MissedAddress

KINDS = ("article", "column", "author", "tag")
A_BATCH = 1000  # rows written in one statement, as many as are held in memory


def _only(kind: str) -> Q:
    """One target alone."""
    return Q(**{f"{name}__isnull": name != kind for name in KINDS})


class AddressQuerySet(models.QuerySet["Address"]):
    """The words for sets of old addresses."""

    def remember(self, path: str, thing: models.Model) -> None:
        """From now on this path leads to this thing, unless something lives there."""
        self.update_or_create(path=path, defaults=_leads_to(thing))

    def remember_all(self, paths: Iterable[tuple[str, int]]) -> None:
        """The same for many articles, each given by its path and its key."""
        rows = (Address(path=path, article_id=key) for path, key in paths)
        while batch := list(islice(rows, A_BATCH)):
            Address.objects.bulk_create(
                batch, update_conflicts=True, unique_fields=["path"], update_fields=KINDS
            )

    def leading_to(self, thing: models.Model) -> Self:
        """The old addresses of this article, column, author or tag."""
        return self.filter(**{_kind(thing): thing})

    def lead_to(self, thing: models.Model) -> None:
        """They lead to this from now on."""
        self.update(**_leads_to(thing))

    def at(self, *paths: str) -> dict[str, "Address"]:
        """The old addresses that these paths are, each under its path without a last slash."""
        noted = [*paths, *(f"{path}/" for path in paths)]
        found = self.filter(path__in=noted).select_related(*KINDS)
        return {address.path.rstrip("/"): address for address in found}


def _kind(thing: models.Model) -> str:
    return str(thing._meta.model_name)


def _leads_to(thing: models.Model) -> dict[str, Any]:
    """The four fields of a target: this one, and no other."""
    return {**dict.fromkeys(KINDS), _kind(thing): thing}


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
        if thing := inhabitant(self.path):
            said = _("“%s” lives at this address: it cannot lead elsewhere.")
            raise ValidationError({"path": str(said) % thing})
        if is_of_the_site(self.path):
            raise ValidationError({"path": _("The site itself has this address: it cannot lead elsewhere.")})

    def __str__(self) -> str:
        return f"/{self.path}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        MissedAddress.objects.answered(self.path)

    def target(self) -> Any:
        """The article, column, author or tag that it leads to."""
        return self.article or self.column or self.author or self.tag
