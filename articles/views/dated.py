"""Since when an answer holds: what lets programs ask again for the price of a header."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.cache import set_response_etag
from django.utils.http import http_date


def dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """The answer with its ETag, to HEAD too, and the instant at which what it says last changed, if known."""
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return set_response_etag(response)
