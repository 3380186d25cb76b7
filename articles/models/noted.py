"""Things that pages show: each is noted, by its name, when it is read while a page is made."""

from typing import Any, Self

from django.db import models

from chroniques.pagecache import holds_until, shows


class Noted(models.Model):
    """A row whose reading says that the page being made shows it: "author:7"."""

    class Meta:
        abstract = True

    def names_shown(self) -> set[str]:
        """The names of all that is read to show it, by which what shows it is forgotten."""
        return {f"{self._meta.model_name}:{self.pk}"}

    def hidden_at(self) -> float | None:
        """The instant, in seconds of the epoch, at which time hides something of it; None for never."""
        return None

    def show(self) -> None:
        """Note that what is being made shows it, and until when."""
        shows(*self.names_shown())
        holds_until(self.hidden_at())

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        thing = super().from_db(db, field_names, values)
        shows(f"{cls._meta.model_name}:{thing.pk}")
        return thing
