"""The avis of a text, as its data say them."""

from collections.abc import Iterator

from django import template

from articles.models import Article
from articles.structured.graph import Node, absolute, instant, node
from articles.structured.texts import AVIS_LENGTH
from articles.structured.who import person
from chroniques.templatetags.text import typo
from chroniques.text import excerpt, plain

from ..conversation import Conversation
from ..models import Comment
from ..threads import Node as Branch
from ..threads import as_tree

register = template.Library()


@register.filter
def said_of(conversation: Conversation, article: Article) -> list[Node]:
    """The first avis of a conversation in the order of the page, each naming the one that it answers."""
    address = absolute(article.get_absolute_url())
    return [_avis(comment, parent, address) for comment, parent in _in_order(as_tree(conversation.first))]


def _in_order(
    thread: list[Branch[Comment]], parent: Comment | None = None
) -> Iterator[tuple[Comment, Comment | None]]:
    for branch in thread:
        yield branch.comment, parent
        yield from _in_order(branch.replies, branch.comment)


def _avis(comment: Comment, parent: Comment | None, address: str) -> Node:
    author = person(comment.author) if comment.author else node("Person", name=typo(comment.signature()))
    return node(
        "Comment",
        id=f"{address}#avis-{comment.pk}",
        author=author,
        dateCreated=instant(comment.written_at),
        text=excerpt(plain(comment.text_html), AVIS_LENGTH),
        parentItem={"@type": "Comment", "@id": f"{address}#avis-{parent.pk}"} if parent else None,
    )
