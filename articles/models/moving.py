"""The texts move, all at once, when the pattern of the site changes; what they leave still leads to them."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Self

from django.db import connections, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from .address import A_BATCH, Address
from .kind import Kind
from .lifecycle import LifecycleQuerySet, State
from .missed import MissedAddress
from .permalink import permalink, taken

# Noted in the place of the version that rendered a text. No version has the first number; the second is older
# than any in use, so that render_articles tries again and says why a text is refused.
BEFORE_A_MOVE, REFUSED = 0, 1
log = logging.getLogger(__name__)


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
        """Where each would live by this pattern; read as a stream, whatever their number."""
        rows = self.movable().order_by().values_list("pk", "path", "slug", "published_at")
        for pk, path, slug, date in rows.iterator(A_BATCH):
            yield Move(pk, path, permalink(pattern, slug, date))

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
            # Some 300 bytes a text: nothing is read while it is written.
            moves = [move for move in self.moves(pattern) if move.before != move.after]
            Address.objects.remember_all((move.before, move.pk) for move in moves)
            wanted = {move.after for move in moves}
            # One may take the address that another is about to leave: that one leaves first.
            self._write_paths((f"~{move.pk}", move.pk) for move in moves if move.before in wanted)
            self._write_paths((move.after, move.pk) for move in moves)
            Address.objects.filter(article__path=F("path")).delete()
            MissedAddress.objects.filter(path__in=self.movable().values("path")).delete()
            if moves:
                self.linking_to("").await_moves()

    def linking_to(self, slug: str) -> Self:
        """Those that name this text in a link, or any for "", drafts and pages too; to say the word costs a
        rendering."""
        return self.filter(body__contains=f"article:{slug}")

    def called(self, slug: str) -> Any:
        """The text of this slug, or the last that had it: a renamed text is still linked to; or None."""
        formerly = Q(old_addresses__path=slug) | Q(old_addresses__path__endswith=f"/{slug}")
        return self.filter(slug=slug).first() or self.filter(formerly).order_by("pk").last()

    def await_moves(self) -> None:
        """What they link to has moved: the background work renders them again."""
        self.update(rendered_with=BEFORE_A_MOVE)

    def follow_moves(self, most: int) -> int:
        """Render again so many, at most, of those that may link to where something lived; how many were.

        A text that today's pipeline refuses keeps the page that it has, and the log says so.
        """
        due: list[Any] = list(self.filter(rendered_with=BEFORE_A_MOVE).order_by("pk").only("pk")[:most])
        for text in due:
            try:
                text.render_again()
            except ValueError:
                log.exception("Article %s could not be rendered again.", text.pk)
                self.filter(pk=text.pk).update(rendered_with=REFUSED)
        return len(due)

    def _write_paths(self, paths: Iterable[tuple[str, int]]) -> None:
        """By one statement said again for each: bulk_update takes ten times as long to compose its own."""
        quoted = connections[self.db].ops.quote_name
        table, path, key = (quoted(name) for name in (self.model._meta.db_table, "path", "id"))
        with connections[self.db].cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {path} = %s WHERE {key} = %s", list(paths))  # noqa: S608
