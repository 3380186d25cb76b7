"""Rows of a query that become objects when more is asked of one than what the database gave.

A list whose entries are kept asks nothing of its texts but their keys and dates: to make objects of them
would cost more than all the rest of its page.
"""

from collections.abc import Callable, Sequence
from typing import Any

from chroniques.pagecache import being_made, page_being_made, shows
from chroniques.prepared import Prepared, prepared


def later(
    query: prepared, *values: Any, finish: Callable[[list[Any]], None] = lambda made: None
) -> list[Any]:
    """What `query(*values)` gives, each to be made later; `finish` is then given them all."""
    asked = query.query(*values)
    batch = Batch(asked, asked.rows(values), finish)
    named = batch.model._meta.model_name
    rows = [Row(batch, place) for place in range(len(batch.rows))]
    shows(*(f"{named}:{row.pk}" for row in rows))
    return rows


class Batch:
    """The rows of one query, made into objects all at once."""

    def __init__(self, query: Prepared, rows: Sequence[Any], finish: Callable[[list[Any]], None]) -> None:
        self.query = query
        self.rows = rows
        self.finish = finish
        self.model = query.queryset.model
        self.columns = query.columns
        self.page = page_being_made()
        self.objects: list[Any] | None = None

    def made(self) -> list[Any]:
        """Their objects. The page shows what was read for them, whichever of its parts asked first."""
        if self.objects is None:
            with being_made() as shown:
                self.objects = self.query.made(self.rows)
                self.finish(self.objects)
            if self.page is not None:
                self.page.take(shown)
        return self.objects


class Row:
    """One row: what the database gave of its fields, and all that its object answers."""

    __slots__ = ("_batch", "_place", "pk")

    def __init__(self, batch: Batch, place: int) -> None:
        self._batch = batch
        self._place = place
        self.pk = batch.rows[place][batch.columns[batch.model._meta.pk.attname]]

    @property
    def _meta(self) -> Any:
        return self._batch.model._meta

    def __getattr__(self, name: str) -> Any:
        batch = self._batch
        if batch.objects is None and name in batch.columns:
            return batch.rows[self._place][batch.columns[name]]
        return getattr(batch.made()[self._place], name)

    def __eq__(self, other: object) -> bool:
        meta = getattr(other, "_meta", None)
        return meta is not None and meta.model is self._meta.model and getattr(other, "pk", None) == self.pk

    def __hash__(self) -> int:
        return hash(self.pk)
