"""What the search of the list of texts finds, however many texts there are."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Article, State
from ..search import texts_saying

HIDDEN = Q(state__in=[State.DRAFT, State.IN_REVIEW, State.WITHDRAWN]) | Q(
    state=State.READY, published_at=None
)
FIELDS = ("title", "standfirst", "body_text", "slug", "authors__name", "tags__name")


def with_words(texts: QuerySet[Article], query: str) -> QuerySet[Article]:
    """Of these texts, those that the search of the site finds; those whose title holds each word as it is
    typed; and of those that no reader sees, which that search does not know, what holds it anywhere.

    Readers' texts are never walked one by one: with 100,000 of them that took seconds.
    """
    typed = query.split()
    titled = Q(*(Q(title__icontains=word) for word in typed))
    anywhere = Q(*(_held(word) for word in typed))
    sets = [Article.objects.filter(one) for one in (Q(pk__in=texts_saying(query)), titled, HIDDEN & anywhere)]
    first, *others = (one.order_by().values("pk") for one in sets)
    return texts.filter(pk__in=first.union(*others))


def _held(word: str) -> Q:
    return Q(*((f"{field}__icontains", word) for field in FIELDS), _connector=Q.OR)


class Searched:
    """What a model admin of texts adds to be searched by the words of its rows."""

    search_fields: Any = ["title"]  # it has a search, which looks into more
    search_help_text: Any = _("A word of the title, of the text, of a signature or a tag.")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """For the list, and for the fields that complete what one types. Nothing comes twice."""
        return (with_words(queryset, search_term) if search_term.strip() else queryset), False
