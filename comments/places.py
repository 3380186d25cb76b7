"""Where avis stand: the addresses of the pages of a conversation, and of the page that shows an avis."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max
from django.db.models.functions import Length

from articles.models import Article
from chroniques.ways import way_to

from .branches import shown_in_thread
from .counted import PAGE
from .leaves import MOST, SHOWN, Leaf
from .models import Comment, Cut
from .threads import WIDTH, number_of, thread_of

OLDEST, NEWEST, ANSWERS, PICKS = "", "recents", "reponses", "selection"  # the orders, as addresses have them
ORDERS = (OLDEST, NEWEST, ANSWERS, PICKS)


@dataclass(frozen=True)
class Ways:
    """The number of a page as readers count in its order; the addresses of its neighbours, or nothing."""

    number: int
    before: str
    following: str


def ways_from(leaf: Leaf, article: Article, order: str, head: Comment | None = None) -> Ways:
    """The ways from this page of this order, or of this thread."""

    def way(number: int) -> str:
        if not 1 <= number <= leaf.last:
            return ""
        return thread_page(head.pk, number) if head else page_of(article, number, order, leaf.last)

    less, more = way(leaf.number - 1), way(leaf.number + 1)
    if order == NEWEST:
        return Ways(leaf.last - leaf.number + 1, more, less)
    return Ways(leaf.number, less, more)


def page_of(article: Article, number: int, order: str = OLDEST, last: int = 0) -> str:
    """The address of a page of the conversation. The first one is that of the text; the newest first begin
    with the `last`, whose number is not said: it will change."""
    if order == OLDEST and number == 1:
        return article.get_absolute_url()
    is_said = number != (last if order == NEWEST else 1)
    asked = ({"tri": order} if order else {}) | ({"page": number} if is_said else {})
    return way_to("comments:conversation", article.pk) + (f"?{urlencode(asked)}" if asked else "")


def thread_page(head: int, number: int = 1) -> str:
    """The address of a page of the thread of an avis."""
    return way_to("comments:thread", head) + (f"?page={number}" if number > 1 else "")


def place_of(comment: Comment) -> str:
    """The address of a published avis on the page that shows it: three queries at most."""
    if thread := thread_of(comment.path) or _thread_that_no_page_holds(comment):
        before = shown_in_thread(comment.article_id, thread).filter(path__lt=comment.path).count()
        page = thread_page(number_of(thread), 1 + before // PAGE)
    else:
        page = page_of(comment.article, _cuts(comment)["number"] or 1)
    return f"{page}#avis-{comment.pk}"


def _cuts(comment: Comment) -> dict[str, Any]:
    """The number of the page of the conversation that holds it, and where that page begins."""
    cuts = Cut.objects.filter(article=comment.article_id, begins__lte=comment.path)
    return cuts.aggregate(number=Count("pk"), begins=Max("begins"))


def _thread_that_no_page_holds(comment: Comment) -> str:
    """The root of its thread, where the page of the conversation is too short for it; else ""."""
    if len(comment.path) == WIDTH:
        return ""
    begins = _cuts(comment)["begins"] or ""
    shown = Comment.objects.published().filter(article=comment.article_id, path__gte=begins)
    before = shown.filter(path__lt=comment.path).annotate(length=Length("path")).filter(length__lte=SHOWN)
    return comment.path[:WIDTH] if before[:MOST].count() >= MOST else ""
