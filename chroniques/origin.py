"""Where a request comes from: does a POST come from a page of this site (answered without a cookie or a token
in the page), and from which address.
"""

from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from .proxies import reader_address


class Origin(Enum):
    """What the browser says of where a request comes from."""

    SAME = "same"
    CROSS = "cross"
    UNKNOWN = "unknown"


def origin_of(request: HttpRequest) -> Origin:
    """Sec-Fetch-Site where the browser sends it (W3C Fetch Metadata), else Origin (RFC 6454).

    Neither can be set by a page's script. An opaque Origin ("null") is another site: our own pages send
    theirs, since their Referrer-Policy is same-origin.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return Origin.SAME if site == "same-origin" else Origin.CROSS
    if origin := request.headers.get("Origin"):
        return Origin.SAME if _host(origin) == request.get_host() else Origin.CROSS
    return Origin.UNKNOWN


def reader_of(request: HttpRequest) -> str:
    """The address from which somebody asks, behind the proxies that we name."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return reader_address(request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES)


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # not even an address: "http://[oops"
        return ""
