"""What the front page lets its readers hear: the editors' pick, the latest answers of authors."""

from dataclasses import dataclass

from django import template
from django.db.models import F, Q

from articles.changes import shows_sets
from articles.models import Article
from chroniques.text import excerpt, plain, typeset_text

from ..models import Comment

register = template.Library()
ANSWERS = 3
FIRST_WORDS = 180  # characters: three or four lines beside a portrait


@dataclass(frozen=True)
class Heard:
    """The pick last written, if there is one, and the latest answers of authors, newest first."""

    pick: Comment | None
    answers: list[Comment]


@register.simple_tag
def heard() -> Heard:
    """The avis of the front page, under published texts, in one query."""
    shows_sets("answers", "texts")
    published = Comment.objects.published().filter(article__in=Article.objects.published())
    latest = published.order_by(F("written_at").desc(nulls_last=True), "-pk")
    pick = Q(pk__in=latest.exclude(pick="").values("pk")[:1])
    answers = Q(pk__in=latest.filter(author__isnull=False).values("pk")[: ANSWERS + 1])
    fields = ("pick", "name", "text_html", "written_at", "article__title", "article__path")
    of_the_author = ("author__name", "author__slug", "author__portrait")
    shown = latest.filter(pick | answers).select_related("article", "author__portrait")
    return _parted(list(shown.only(*fields, *of_the_author)))


@register.filter
def first_words(html: str) -> str:
    """How an avis begins, as plain text: what its place on the front page holds."""
    return typeset_text(excerpt(plain(html), FIRST_WORDS))  # an excerpt has common spaces alone


def _parted(latest: list[Comment]) -> Heard:
    pick = next((comment for comment in latest if comment.pick), None)
    answers = [comment for comment in latest if comment.author and comment is not pick]
    return Heard(pick, answers[:ANSWERS])
