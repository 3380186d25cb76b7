"""Since when an answer holds: what lets programs ask again for the price of a header."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.cache import set_response_etag
from django.utils.http import http_date

from chroniques.pagecache import is_kept

from ..models import Article, State


def dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """The answer with its ETag, to HEAD too, and the instant at which what it says last changed, if known."""
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    if not is_kept():  # who keeps it gives it a tag of its own
        set_response_etag(response)
    return response


def newest(*moments: datetime | None) -> datetime | None:
    """The last of these instants, of those that are known."""
    return max(filter(None, moments), default=None)


def last_withdrawal() -> QuerySet[Any, Any]:
    """When a text was last withdrawn, as one row of one column: a list that lost a text has changed too."""
    withdrawn = Article.objects.kept().filter(state=State.WITHDRAWN)
    return withdrawn.order_by("-updated_at").values_list("updated_at", flat=True)[:1]
