"""The conversation under a text, as its page shows it: fragments rendered once, put together in order."""

import json
from dataclasses import dataclass

from articles.models import Article
from articles.structured.texts import AVIS
from chroniques.pagecache import kept

from .fragments import FRAGMENT_VERSION, as_list
from .models import Comment
from .threads import number_of, placed

FIELDS = ("pk", "path", "fragment", "said", "fragment_with")


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
    """Its avis as (path, fragment), in order; and what the data of the page say of the first of them."""

    rows: list[tuple[str, str]]
    first: list[Said]

    def __len__(self) -> int:
        return len(self.rows)

    def opened(self) -> str:
        """The conversation, each avis with the way to reply to it."""
        return as_list(self.rows, is_open=True)

    def closed(self) -> str:
        """The conversation, to be read only."""
        return as_list(self.rows, is_open=False)

    def size(self) -> int:
        """What it weighs in memory, in bytes."""
        return sum(len(path) + len(fragment) for path, fragment in self.rows)


def conversation_of(article: Article) -> Conversation:
    """The published avis of an article, in one query; kept until one of them changes."""
    names = {f"comments:{article.pk}"}
    return kept(("conversation", article.pk), names, lambda: _read(article), Conversation.size)


def _read(article: Article) -> Conversation:
    found = Comment.objects.filter(article=article).published().order_by("path").values_list(*FIELDS)
    rows = _with_fresh([tuple(row) for row in found])
    first = [(path, said) for path, _fragment, said in rows[:AVIS]]
    return Conversation([(path, fragment) for path, fragment, _said in rows], _said(first))


def _said(first: list[tuple[str, str]]) -> list[Said]:
    places = placed(path for path, _said in first)
    return [
        Said(number_of(path), number_of(above[-1]) if above else None, *json.loads(said))
        for (path, said), above in zip(first, places, strict=True)
    ]


def _with_fresh(rows: list[tuple]) -> list[tuple[str, str, str]]:
    """Path, fragment and data of each row. What an older template made is made again by today's; the
    background work stores it."""
    stale = [row[0] for row in rows if row[-1] != FRAGMENT_VERSION]
    found = Comment.objects.filter(pk__in=stale).select_related("author") if stale else ()
    fresh = {comment.pk: comment.rendered() for comment in found}
    return [(path, *fresh.get(pk, (fragment, said))) for pk, path, fragment, said, _version in rows]
