"""The words that texts share: counted, set in alphabetical order, weighed, and next to which others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from chroniques.prepared import prepared

from ..changes import shows_sets
from ..lists import holds_texts, published_places
from ..models import Article, State, Tag
from ..models.tag import TagQuerySet

ON_THE_FRONT_PAGE = 60
WEIGHED = 40  # words: what one look takes in; the index below has them all
STEPS = 5  # sizes of type, from 1
RELATED = 8
LATEST = 100  # texts of a word, next to which others are looked for: what it is spoken of with today
# A scheduled text is counted already: its uses to come are taken off.
IN_USE = """
    SELECT t.id, t.name, t.slug, t.folded, s.texts - coalesce(c.coming, 0) AS uses
    FROM (SELECT number, sum(texts) AS texts FROM articles_tally
          WHERE list = 'tag' AND month = '' GROUP BY number) s
    JOIN articles_tag t ON t.id = s.number
    LEFT JOIN (SELECT g.tag_id, count(*) AS coming FROM articles_listed l
               JOIN articles_taggedarticle g ON g.content_object_id = l.article_id
               WHERE l.list = 'texts' AND l.number = 0 AND l.place = 0 AND l.published_at > %s
               GROUP BY g.tag_id) c ON c.tag_id = t.id
    WHERE s.texts > coalesce(c.coming, 0)"""


@dataclass(frozen=True)
class Weighed:
    """A word and the size in which it is set, from 1 to STEPS."""

    tag: Tag
    step: int


def in_use(most: int | None = None) -> list[Tag]:
    """The tags of published texts, in alphabetical order, each with the number of its `uses`; or so many of
    them, the most used. One query, which adds up the kept counts."""
    order, values = ("uses DESC, t.folded LIMIT %s", [most]) if most else ("t.folded", [])
    found = Tag.objects.raw(f"{IN_USE} ORDER BY {order}", [timezone.now(), *values])
    return sorted(found, key=lambda tag: tag.folded)


def known(now: datetime) -> TagQuerySet:
    """The words of the texts that readers see or have seen: that of a draft alone is not let on."""
    withdrawn = Article.objects.were_public(now).filter(state=State.WITHDRAWN, tagged__tag=OuterRef("pk"))
    return Tag.objects.filter(holds_texts("tag", now) | Exists(withdrawn))


def busiest() -> list[Tag]:
    """The most used tags, in alphabetical order."""
    shows_sets("tags")
    return in_use(ON_THE_FRONT_PAGE)


@prepared
def related_to(tag: int, now: datetime) -> QuerySet:
    """The tags that share most of its latest texts with this one, each with how many it shares: `uses`."""
    latest = published_places("tag", tag, now)[:LATEST].values("article_id")
    shared = Tag.objects.filter(tagged__content_object__in=latest).exclude(pk=tag)
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
