"""The editors' picks, for the front page."""

from django import template
from django.db.models import F

from articles.models import Article

from ..models import Comment

register = template.Library()


@register.simple_tag
def latest_pick() -> Comment | None:
    """The pick last written under a published text, in one query."""
    picks = Comment.objects.published().exclude(pick="").filter(article__in=Article.objects.published())
    in_order = picks.order_by(F("written_at").desc(nulls_last=True), "-pk")
    return in_order.select_related("article", "author").first()
