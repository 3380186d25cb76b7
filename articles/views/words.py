"""The words that texts share: counted, set in alphabetical order, weighed, and next to which others."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Exists, F, OuterRef

from ..changes import shows_sets
from ..models import Article, Tag
from ..models.tag import TagQuerySet

ON_THE_FRONT_PAGE = 60
WEIGHED = 40  # words: what one look takes in; the index below has them all
STEPS = 5  # sizes of type, from 1
RELATED = 8


@dataclass(frozen=True)
class Weighed:
    """A word and the size in which it is set, from 1 to STEPS."""

    tag: Tag
    step: int


def in_use() -> TagQuerySet:
    """The tags of published texts, in alphabetical order, each with the number of its `uses`."""
    public = Article.objects.published().pieces().values("pk")
    return (
        Tag.objects.filter(tagged__content_object__in=public)
        .annotate(uses=Count("tagged"))
        .order_by("folded")
    )


def known() -> TagQuerySet:
    """The words of the texts that readers see or have seen: that of a draft alone is not let on."""
    return Tag.objects.filter(Exists(Article.objects.were_public().filter(tagged__tag=OuterRef("pk"))))


def busiest() -> list[Tag]:
    """The most used tags, in alphabetical order."""
    shows_sets("tags")
    most_used = in_use().order_by(F("uses").desc(), "folded")[:ON_THE_FRONT_PAGE]
    return sorted(most_used, key=lambda tag: tag.folded)


def related_to(tag: Tag) -> TagQuerySet:
    """The tags that share most published texts with this one, each with how many it shares: `uses`."""
    beside = Article.objects.published().pieces().filter(tagged__tag=tag).values("pk")
    shared = Tag.objects.filter(tagged__content_object__in=beside).exclude(pk=tag.pk)
    return shared.annotate(uses=Count("tagged")).order_by("-uses", "folded")[:RELATED]


def by_letter(tags: Iterable[Tag]) -> list[tuple[str, list[Tag]]]:
    """Tags in alphabetical order, under their first letter; those that begin with none stand under #."""
    return [(letter, list(same)) for letter, same in groupby(tags, key=_letter)]


def by_weight(tags: Iterable[Tag]) -> list[Weighed]:
    """The most used of these tags, the heaviest first, each with the size of its weight."""
    heaviest = sorted(tags, key=lambda tag: (-tag.uses, tag.folded))[:WEIGHED]
    return [Weighed(tag, step_of(tag.uses, least=heaviest[-1].uses)) for tag in heaviest]


def step_of(uses: int, least: int) -> int:
    """The size of a word, from 1 to STEPS: one more each time its uses double those of the least used."""
    return min(STEPS, (uses // least).bit_length())


def _letter(tag: Tag) -> str:
    first = tag.folded[0]
    return first.upper() if first.isalpha() else "#"
