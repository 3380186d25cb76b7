"""The texts move, all at once, when the pattern of the site changes; what they leave still leads to them."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from .address import A_BATCH, Address
from .kind import Kind
from .lifecycle import LifecycleQuerySet, State
from .permalink import permalink, taken


class Move(NamedTuple):
    """One text, where it lives and where it would live by a pattern."""

    pk: int
    before: str
    after: str


class MovingQuerySet(LifecycleQuerySet):
    """Sets of texts by where they live."""

    def movable(self) -> Self:
        """Those whose address follows the pattern: published once, or at a date; no page of the site."""
        dated = self.filter(path__isnull=False, published_at__isnull=False)
        return dated.filter(state__in=[State.READY, State.WITHDRAWN]).exclude(kind=Kind.PAGE)

    def moves(self, pattern: str) -> Iterator[Move]:
        """Where each would live by this pattern; a thousand rows in memory, whatever their number."""
        for row in self._in_batches("pk", "path", "slug", "published_at"):
            yield Move(row["pk"], row["path"], permalink(pattern, row["slug"], row["published_at"]))

    def refusal(self, pattern: str) -> str:
        """Why the texts cannot live by this pattern, in words, naming them; nothing where they can."""
        homes = dict(self.exclude(pk__in=self.movable().values("pk")).values_list("path", "pk"))
        for move in self.moves(pattern):
            if taken(move.after):
                return _("“%(title)s” would live at /%(path)s/, which the site itself has.") % {
                    "title": self.get(pk=move.pk),
                    "path": move.after,
                }
            if homes.setdefault(move.after, move.pk) != move.pk:
                return _("“%(one)s” and “%(other)s” would both live at /%(path)s/.") % {
                    "one": self.get(pk=homes[move.after]),
                    "other": self.get(pk=move.pk),
                    "path": move.after,
                }
        return ""

    def move_to(self, pattern: str) -> None:
        """Give each the address of this pattern, all or none; IntegrityError where two would share one."""
        with transaction.atomic():
            leaving = (move for move in self.moves(pattern) if move.before != move.after)
            Address.objects.remember_all((move.before, move.pk) for move in leaving)
            self._leave()
            for batch in _batches(self.moves(pattern)):
                self.bulk_update([self.model(pk=pk, path=path) for pk, _before, path in batch], ["path"])
            Address.objects.filter(article__path=F("path")).delete()

    def _leave(self) -> None:
        """Nobody lives anywhere for a moment: one may take the address that another is about to leave."""
        self.movable().update(path=Concat(Value("~"), Cast("pk", CharField())))

    def _in_batches(self, *fields: str) -> Iterator[dict[str, Any]]:
        """Rows by key: what is written meanwhile is neither missed nor read twice."""
        rows, last = self.movable().order_by("pk").values(*fields), 0
        while batch := list(rows.filter(pk__gt=last)[:A_BATCH]):
            yield from batch
            last = batch[-1]["pk"]


def _batches(moves: Iterator[Move]) -> Iterator[list[Move]]:
    while batch := [move for _place, move in zip(range(A_BATCH), moves, strict=False)]:
        yield batch
