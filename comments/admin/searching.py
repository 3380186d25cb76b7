"""What the search of the list of avis finds, however many avis there are."""

from django.db.models import Q, QuerySet

from articles.models import Article
from articles.search import avis_saying

from ..models import Comment, State

NEWEST = 2000  # of those that no reader sees, and that the search of the site does not know
A_FEW = 20  # texts whose title is typed
LIKE_AN_ADDRESS = "@"


def with_words(avis: QuerySet[Comment], query: str, may_see_addresses: bool) -> QuerySet[Comment]:
    """Of these avis, those that the search of the site finds, by their words or by who signs; those under the
    texts that are called so; of the newest that readers do not see, those that hold it; of an address whole,
    all that came from it, for who may know it."""
    sets = [*_said(query), *_under(query)]
    if LIKE_AN_ADDRESS in query:
        sets = [Comment.objects.given_with(query)] if may_see_addresses else [Comment.objects.none()]
    first, *others = (one.order_by().values("pk") for one in sets)
    return avis.filter(pk__in=first.union(*others) if others else first)


def _said(query: str) -> list[QuerySet[Comment]]:
    held = Q(*(Q(text__icontains=word) | Q(name__icontains=word) for word in query.split()))
    hidden = [
        Comment.objects.filter(state=state).order_by("-received_at").values("pk")[:NEWEST]
        for state in (State.PENDING, State.REJECTED, State.SPAM)
    ]
    return [
        Comment.objects.filter(pk__in=avis_saying(query)),
        *(Comment.objects.filter(held, pk__in=some) for some in hidden),
    ]


def _under(query: str) -> list[QuerySet[Comment]]:
    titled = Article.objects.filter(*(Q(title__icontains=word) for word in query.split())).order_by("-pk")
    return [Comment.objects.filter(article__in=titled.values("pk")[:A_FEW])]
