"""The conversation under a text, as its pages show it: fragments rendered once, put together in order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from articles.models import Article
from articles.structured.texts import AVIS
from chroniques.pagecache import kept, shows

from .fragments import FRAGMENT_VERSION, as_list, without_faces, without_replying
from .leaves import Leaf, Row, leaf_of
from .models import Comment
from .threads import WIDTH, number_of, placed

FEW = 4  # avis


@dataclass(frozen=True)
class Said:
    """What the data of a page say of an avis: its number, that of the avis it answers, if it is shown, and
    what was stored of it."""

    number: int
    answers: int | None
    kind: str
    name: str
    page: str
    written: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """A page of avis, as nested lists, each with the way to reply to it; what else is known of the page,
    without its rows; and what the data of the page say of the first of them."""

    opened: str
    leaf: Leaf
    first: Sequence[Said] = ()

    def __len__(self) -> int:
        return self.leaf.count

    @property
    def is_long(self) -> bool:
        """Is it shown with faces and with the orders to read it in, and so with a style sheet of its own?"""
        return self.leaf.count > FEW

    def closed(self) -> str:
        """The conversation, to be read only."""
        return without_replying(self.opened)

    def size(self) -> int:
        """What it weighs in memory, in bytes."""
        return len(self.opened)


def conversation_of(article: Article) -> Conversation:
    """The first page of the published avis of an article, in one query; kept until one of them changes."""
    names = {f"comments:{article.pk}"}
    return kept(("conversation", article.pk), names, lambda: _first_page(article.pk), Conversation.size)


def page_of_conversation(article: Article, number: int | None, newest_first: bool = False) -> Conversation:
    """A page of them, the last one for None; its threads the newest first where that is asked."""
    leaf = leaf_of(article.pk, number)
    return shown(article, leaf, _threads_reversed(leaf.rows) if newest_first else leaf.rows)


def shown(article: Article, leaf: Leaf, rows: Sequence[Row] | None = None) -> Conversation:
    """The page of these rows."""
    shows(f"comments:{article.pk}")
    fresh = with_fresh(leaf.rows if rows is None else rows)
    return Conversation(as_list(fresh), replace(leaf, rows=[]))


def _first_page(article: int) -> Conversation:
    leaf = leaf_of(article, 1)
    rows = with_fresh(leaf.rows)
    first = [row for row in rows if not row.folded][:AVIS]
    made = Conversation(as_list(rows), replace(leaf, rows=[]), _said(first))
    return made if made.is_long else replace(made, opened=without_faces(made.opened))


def _threads_reversed(rows: Sequence[Row]) -> list[Row]:
    threads = [list(thread) for _root, thread in groupby(rows, key=lambda row: row.path[:WIDTH])]
    return [row for thread in reversed(threads) for row in thread]


def _said(first: Sequence[Row]) -> list[Said]:
    places = placed(row.path for row in first)
    return [
        Said(row.number, number_of(above[-1]) if above else None, *json.loads(row.said))
        for row, above in zip(first, places, strict=True)
    ]


def with_fresh(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, of which those that an older template made are made again by today's; the background work
    stores them."""
    stale = [row.number for row in rows if row.made_with != FRAGMENT_VERSION and not row.folded]
    if not stale:
        return rows
    found = Comment.objects.filter(pk__in=stale).select_related("author")
    fresh = {comment.pk: comment.rendered() for comment in found}
    return [
        row._replace(fragment=fresh[row.number][0], said=fresh[row.number][1])
        if row.number in fresh and not row.folded
        else row
        for row in rows
    ]
