"""What else can be read of a conversation: one of its threads, the answers of authors, the editors' picks."""

from django.db import connection
from django.db.models import Count, Min, QuerySet
from django.db.models.functions import Length, Substr

from articles.models import Article

from .counted import PAGE
from .leaves import ANSWERS, PICKED, Leaf, Row
from .models import Comment
from .threads import WIDTH, after, deepest_shown, number_of

SAID = ("path", "pk", "fragment", "said", "fragment_with")


def thread_leaf(head: Comment, number: int) -> Leaf:
    """A page of the thread of an avis, from that avis on: three levels below it, cut by number alone."""
    shown = shown_in_thread(head.article_id, head.path)
    rows, following = _cut(shown, number)
    deeper = _folded(head, rows[0].path, following) if rows else []
    return _leaf(sorted([*rows, *deeper]), shown.count(), number)


def shown_in_thread(article: int, head: str) -> QuerySet[Comment]:
    """What the pages of this thread show, in order."""
    # The length is annotated.
    return _under(article, head, head).filter(length__lte=deepest_shown(head))  # type: ignore[misc]


def answers_leaf(article: Article, number: int) -> Leaf:
    """A page of the answers of authors, each under the avis that it answers."""
    rows, count = _such(article, ANSWERS, number)
    answered = {row.path[:-WIDTH] for row in rows} - {row.path for row in rows}
    found = Comment.objects.published().filter(article=article, path__in=answered).values_list(*SAID)
    return _leaf(sorted([*rows, *(Row(*row) for row in found)]), count, number)


def picks_leaf(article: Article, number: int) -> Leaf:
    """A page of what the editors picked."""
    return _leaf(*_such(article, PICKED, number), number)


def _such(article: Article, condition: str, number: int) -> tuple[list[Row], int]:
    """The rows of the page of that number of the avis that are so, and how many are."""
    such = f"FROM comments_comment WHERE article_id = %s AND {condition}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT path, id, fragment, said, fragment_with {such} ORDER BY path LIMIT {PAGE} OFFSET %s",
            [article.pk, (number - 1) * PAGE],
        )
        rows = [Row(*row) for row in cursor.fetchall()]
        cursor.execute(f"SELECT count(*) {such}", [article.pk])
        return rows, cursor.fetchone()[0]


def _leaf(rows: list[Row], count: int, number: int) -> Leaf:
    return Leaf(rows, number, max(1, -(-count // PAGE)), count)


def _cut(shown: QuerySet[Comment], number: int) -> tuple[list[Row], str]:
    """The rows of the page of that number, and the path of the one that follows; "" for the last page."""
    first = (number - 1) * PAGE
    found = [Row(*row) for row in shown.values_list(*SAID)[first : first + PAGE + 1]]
    return found[:PAGE], "".join(row.path for row in found[PAGE:])


def _under(article: int, head: str, begins: str, ends: str = "") -> QuerySet[Comment]:
    """The avis of this thread from one path to another, each with the length of its path."""
    found = Comment.objects.published().filter(
        article=article, path__gte=begins, path__lt=ends or after(head)
    )
    return found.annotate(length=Length("path")).order_by("path")


def _folded(head: Comment, begins: str, ends: str) -> list[Row]:
    """The links to what is deeper, between these paths."""
    shown = deepest_shown(head.path)
    within = _under(head.article_id, head.path, begins, ends)
    deeper = within.filter(length__gt=shown).order_by()  # type: ignore[misc]  # annotated
    heads = deeper.annotate(head=Substr("path", 1, shown)).values("head")
    told = heads.annotate(first=Min("path"), count=Count("pk")).values_list("first", "head", "count")
    return [Row(first, number_of(above), folded=count) for first, above, count in told]
