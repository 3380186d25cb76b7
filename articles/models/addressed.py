"""Where a text lives: its slug, and the path that follows from it, its date and the pattern of the site."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kind import Kind
from .lifecycle import Lifecycle, State
from .permalink import permalink, taken
from .remembered import Remembered
from .site import Site
from .slugs import free_slug, is_made_from, slug_of


def address_at(path: str) -> str:
    """The address of the text of this path."""
    return f"/{path}/"


class Addressed(Remembered, Lifecycle):
    """A text with an address of its own, which follows its date and its slug; old ones are remembered."""

    lives_by = "path"

    slug = models.SlugField(
        gettext_lazy("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=gettext_lazy("Made from the title if left empty."),
    )
    path = models.CharField(gettext_lazy("path"), max_length=500, unique=True, null=True, editable=False)

    # Of the whole text.
    title: str
    kind: str

    class Meta:
        abstract = True

    def address_by(self, word: str) -> str:
        return address_at(word)

    # What the row held when it was read: a slug may follow its title.
    _known_title: str | None = None

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        article = super().from_db(db, field_names, values)
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

    def _refused_address(self) -> str:
        """Why it may not live where it would, in words: the site does, or another text."""
        path = self._path_to_come()
        other = type(self)._base_manager.filter(path=path).exclude(pk=self.pk).first()
        shared = _("The text “%s” lives at this address already: choose another.") % other if other else ""
        return taken(path, by_a_page=self.kind == Kind.PAGE) or shared

    def _path_at(self, slug: str, date: datetime) -> str:
        if self.kind == Kind.PAGE:
            return slug
        return permalink(Site.objects.current().permalink_pattern, slug, date)

    def _settle(self, update_fields: Iterable[str] | None) -> None:
        """Slug and path, before a save. One that saves other fields alone keeps the slug that the row has."""
        row = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True)
        kept = None if update_fields is None or "slug" in update_fields else row.first()
        self.slug = kept or self._slug_now()
        self.path = self.path_now()

    def _slug_now(self) -> str:
        """The slug; before the text has an address, one that was made from its title follows the title."""
        known = self._known_title
        follows = self.path is None and known and known != self.title and is_made_from(known, self.slug)
        return free_slug(self, self.title) if follows or not self.slug else self.slug
