"""The pictures: named by their content, hence kept for ever; inert whatever they hold."""

import re
from typing import TypeVar

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
# One file of one flat folder: a name that climbs or that begins with a dot is no name.
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*\.(?P<suffix>jpg|png|webp|avif)")
A_YEAR = 365 * 24 * 3600  # seconds
Response = TypeVar("Response", bound=HttpResponseBase)


@cache_control(public=True, max_age=A_YEAR, immutable=True)
@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """The file of a picture. What it is follows from its name alone, never from its bytes."""
    known = NAME.fullmatch(name)
    if known is None or not default_storage.exists(name):
        raise Http404(name)
    return inert(FileResponse(default_storage.open(name), content_type=TYPES[known["suffix"]]))


def inert(response: Response) -> Response:
    """The same answer, that no browser takes for a page, nor for a program, and that any site may show."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Feed readers and networks show our pictures on pages of theirs.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
