"""Things that pages show: each is noted, by its name, when it is read while a page is made."""

from typing import Any, Self

from django.db import models

from chroniques.pagecache import shows


class Noted(models.Model):
    """A row whose reading says that the page being made shows it: "author:7"."""

    class Meta:
        abstract = True

    def names_shown(self) -> set[str]:
        """The names of all that is read to show it, by which what shows it is forgotten."""
        return {f"{self._meta.model_name}:{self.pk}"}

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> Self:  # type: ignore[override]
        thing = super().from_db(db, field_names, values)
        shows(f"{cls._meta.model_name}:{thing.pk}")
        return thing
