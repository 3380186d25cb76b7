"""Where a text lives: its slug, its path, and the paths that it had."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .address import Address
from .kind import Kind
from .lifecycle import Lifecycle, State
from .permalink import permalink
from .site import Site
from .slugs import free_slug, is_made_from, slug_of


class Addressed(Lifecycle):
    """A text with an address of its own, which follows its date and its slug; old ones are remembered."""

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Made from the title if left empty."),
    )
    path = models.CharField(_("path"), max_length=500, unique=True, null=True, editable=False)

    # Of the whole text.
    title: str
    kind: str

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return f"/{self.path}/" if self.path else ""

    # What the row held when it was read: a path that changes is remembered, a slug may follow its title.
    _known_path: str | None = None
    _known_title: str | None = None

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        article = super().from_db(db, field_names, values)
        article._known_path = article.__dict__.get("path")
        article._known_title = article.__dict__.get("title")
        return article

    def path_now(self) -> str | None:
        """Where it lives: nowhere before it has a date; a page of the site at its short name."""
        if self.published_at is None or self.state not in {State.READY, State.WITHDRAWN}:
            return self.path
        return self._path_at(self.slug, self.published_at)

    def _path_to_come(self) -> str:
        """Where it would live if it were published now, at its date or at once."""
        return self._path_at(self.slug or slug_of(self.title), self.published_at or timezone.now())

    def _path_at(self, slug: str, date: datetime) -> str:
        if self.kind == Kind.PAGE:
            return slug
        return permalink(Site.objects.current().permalink_pattern, slug, date)

    def _slug_now(self) -> str:
        """The slug; before the text has an address, one that was made from its title follows the title."""
        known = self._known_title
        follows = self.path is None and known and known != self.title and is_made_from(known, self.slug)
        return free_slug(self, self.title) if follows or not self.slug else self.slug

    def _remember_old_path(self) -> None:
        known = self._known_path
        if known and known != self.path:
            Address.objects.remember(known, self)
        if self.path != known:
            Address.objects.filter(path=self.path).delete()
        self._known_path = self.path
