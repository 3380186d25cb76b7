"""The words that texts share, counted and set in alphabetical order."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Count

from ..models import Article, Tag
from ..models.tag import TagQuerySet

ON_THE_FRONT_PAGE = 60


def in_use() -> TagQuerySet:
    """The tags of published texts, in alphabetical order, each with the number of its `uses`."""
    public = Article.objects.published().pieces().values("pk")
    return (
        Tag.objects.filter(tagged__content_object__in=public)
        .annotate(uses=Count("tagged"))
        .order_by("folded")
    )


def busiest() -> list[Tag]:
    """The most used tags, in alphabetical order."""
    return sorted(in_use().order_by("-uses", "folded")[:ON_THE_FRONT_PAGE], key=lambda tag: tag.folded)


def by_letter(tags: Iterable[Tag]) -> list[tuple[str, list[Tag]]]:
    """Tags in alphabetical order, under their first letter; those that begin with none stand under #."""
    return [(letter, list(same)) for letter, same in groupby(tags, key=_letter)]


def _letter(tag: Tag) -> str:
    first = tag.folded[0]
    return first.upper() if first.isalpha() else "#"
