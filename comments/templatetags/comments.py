"""What a page shows of the avis, in one query."""

from django import template

from articles.models import Article

from ..forms import CommentForm
from ..models import Comment
from ..threads import Node, as_tree

register = template.Library()


@register.simple_tag
def comments_of(article: Article) -> list[Node[Comment]]:
    """The published avis of an article as a tree, in one query."""
    shown = Comment.objects.filter(article=article).published().in_thread_order()
    return as_tree(shown.defer("text", "email"))


@register.filter
def avis_count(thread: list[Node[Comment]]) -> int:
    """How many avis a conversation holds, answers included."""
    return len(thread) + sum(avis_count(node.replies) for node in thread)


@register.simple_tag
def comment_form(article: Article) -> CommentForm:
    """An empty form, made of constants."""
    return CommentForm(article=article)
