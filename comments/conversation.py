"""The conversation under a text, as its page shows it: fragments rendered once, put together in order."""

from dataclasses import dataclass

from articles.models import Article
from chroniques.pagecache import kept

from .fragments import FRAGMENT_VERSION, as_list
from .models import Comment

FIRST = 20  # avis that the data of a page tell whole
FIELDS = ("pk", "path", "fragment", "fragment_with")


@dataclass(frozen=True)
class Conversation:
    """Its avis as (path, fragment), in order; and the first of them whole, with their authors."""

    rows: list[tuple[str, str]]
    first: list[Comment]

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
    """The published avis of an article, in two queries; kept until one of them changes."""
    names = {f"comments:{article.pk}"}
    return kept(("conversation", article.pk), names, lambda: _read(article), Conversation.size)


def _read(article: Article) -> Conversation:
    published = Comment.objects.filter(article=article).published()
    rows = list(published.order_by("path").values_list(*FIELDS))
    stale = [pk for pk, _path, _fragment, version in rows if version != FRAGMENT_VERSION]
    fresh = _rendered_now(stale) if stale else {}
    first = list(published.in_thread_order().defer("text", "email", "fragment")[:FIRST]) if rows else []
    return Conversation([(path, fresh.get(pk, fragment)) for pk, path, fragment, _version in rows], first)


def _rendered_now(stale: list[int]) -> dict[int, str]:
    """The fragments that an older template made, as today's makes them; the background work stores them."""
    found = Comment.objects.filter(pk__in=stale).select_related("author")
    return {comment.pk: comment.rendered_fragment() for comment in found}
