"""What a page shows of the avis."""

from django import template

from articles.models import Article

from .. import places
from ..conversation import Conversation, conversation_of
from ..forms import CommentForm
from ..leaves import Leaf
from ..models import Comment
from ..screened import gentle_sentences

register = template.Library()


@register.simple_tag
def comments_of(article: Article) -> Conversation:
    """The first page of the conversation under an article."""
    return conversation_of(article)


@register.simple_tag
def comment_form(article: Article) -> CommentForm:
    """An empty form, made of constants."""
    return CommentForm(article=article)


@register.simple_tag
def noted_in(comment: Comment) -> list[str]:
    """What its screening found that helps who wrote it to know why it is read first, in sentences."""
    return gentle_sentences(comment.findings)


@register.simple_tag
def ways_from(leaf: Leaf, article: Article, order: str, head: Comment | None = None) -> places.Ways:
    """The ways from a page of avis to its neighbours."""
    return places.ways_from(leaf, article, order, head)
