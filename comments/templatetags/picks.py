"""The editors' picks, for the front page."""

from django import template

from articles.models import Article

from ..models import Comment

register = template.Library()


@register.simple_tag
def latest_pick() -> Comment | None:
    """The pick last written under a published text, in one query."""
    picks = Comment.objects.published().exclude(pick="").filter(article__in=Article.objects.published())
    return picks.select_related("article", "author").order_by("-written_at", "-pk").first()
