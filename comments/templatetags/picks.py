"""What the front page lets its readers hear: the editors' pick, the latest answers of authors."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from django import template
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.changes import shows_sets
from articles.lists import any_of
from articles.models import Article
from chroniques.prepared import prepared
from chroniques.text import excerpt, plain, typeset_text

from ..models import Comment

register = template.Library()
ANSWERS = 3
FIRST_WORDS = 180  # characters: three or four lines beside a portrait
FIELDS = (
    *("pick", "name", "text_html", "written_at", "article__title", "article__path"),
    *("author__name", "author__slug", "author__portrait"),
)


@dataclass(frozen=True)
class Heard:
    """The pick last written, if there is one, and the latest answers of authors, newest first."""

    pick: Comment | None
    answers: list[Comment]


@register.simple_tag
def heard() -> Heard:
    """The avis of the front page, under published texts, in one query."""
    shows_sets("answers", "texts")
    return _parted(sorted(_latest(timezone.now()), key=_date, reverse=True))


@register.filter
def first_words(html: str) -> str:
    """How an avis begins, as plain text: what its place on the front page holds."""
    return typeset_text(excerpt(plain(html), FIRST_WORDS))  # an excerpt has common spaces alone


def _parted(latest: list[Comment]) -> Heard:
    pick = next((comment for comment in latest if comment.pick), None)
    answers = [comment for comment in latest if comment.author and comment is not pick]
    return Heard(pick, answers[:ANSWERS])


@prepared
def _latest(now: datetime) -> QuerySet:
    """The latest picks and answers of authors, by indexes that hold no other avis."""
    public = Article.objects.published(now).filter(pk=OuterRef("article"))
    published = Comment.objects.published().filter(Exists(public))
    picks = published.exclude(pick=RawSQL("''", []))  # as the index says it: a value would not be known to be
    answers = published.filter(author__isnull=False)
    parts = [
        part.values("pk")[:most]
        for some, most in ((picks, 1), (answers, ANSWERS + 1))
        for part in _by_date(some)
    ]
    shown = Comment.objects.select_related("article", "author__portrait").only(*FIELDS)
    return any_of(shown.order_by(), parts)


def _by_date(avis: QuerySet) -> tuple[QuerySet, QuerySet]:
    """The latest first; and those of which no date is known, which come after: the two databases would not
    put them in the same place."""
    dated = avis.filter(written_at__isnull=False).order_by("-written_at", "-pk")
    return dated, avis.filter(written_at__isnull=True).order_by("-pk")


def _date(avis: Comment) -> tuple[float, int]:
    return avis.written_at.timestamp() if avis.written_at else -inf, avis.pk
