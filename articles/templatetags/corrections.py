"""What was corrected in a text, as its page says it."""

from django import template

from ..models import Article, Sort
from ..models.said import Said, corrections_of

register = template.Library()


@register.filter
def corrections(article: Article) -> list[tuple[str, Said]]:
    """Each correction of the text under the name of its sort."""
    return [(str(Sort(said.sort).label), said) for said in corrections_of(article)]
