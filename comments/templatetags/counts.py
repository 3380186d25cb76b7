"""How many avis stand under each text of a list."""

from collections.abc import Iterable
from functools import cached_property

from django import template

from articles.models import Article
from chroniques.pagecache import shows

from ..models import ThreadCount

register = template.Library()


class Counts:
    """The counts of these texts: read in one query when the first is asked for, which it may never be, for
    what shows them is kept."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = articles

    @cached_property
    def published(self) -> dict[int, int]:
        """How many avis readers see under each that has any."""
        numbers = [article.pk for article in self.articles]
        return dict(ThreadCount.objects.filter(article__in=numbers).values_list("article_id", "published"))


@register.simple_tag
def counts_of(*lists: Iterable[Article]) -> Counts:
    """The counts of the texts of these lists."""
    return Counts([article for articles in lists for article in articles])


@register.simple_tag
def avis_under(article: Article, counts: Counts | str) -> int:
    """How many avis readers see under this text; the part that shows it goes when that changes. Zero in a
    list that was not counted."""
    shows(f"count:{article.pk}")
    return counts.published.get(article.pk, 0) if isinstance(counts, Counts) else 0
