"""What a page shows of the avis."""

from django import template

from articles.models import Article

from ..conversation import Conversation, conversation_of
from ..forms import CommentForm

register = template.Library()


@register.simple_tag
def comments_of(article: Article) -> Conversation:
    """The conversation under an article."""
    return conversation_of(article)


@register.simple_tag
def comment_form(article: Article) -> CommentForm:
    """An empty form, made of constants."""
    return CommentForm(article=article)
