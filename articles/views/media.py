"""The pictures: named by their content, hence kept for ever; inert whatever they hold."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
# One file of one flat folder: a name that climbs or that begins with a dot is no name.
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*\.(?P<suffix>jpg|png|webp|avif)")
A_YEAR = 365 * 24 * 3600  # seconds


@cache_control(public=True, max_age=A_YEAR, immutable=True)
@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """The file of a picture. What it is follows from its name alone, never from its bytes."""
    known = NAME.fullmatch(name)
    if known is None or not default_storage.exists(name):
        raise Http404(name)
    response = FileResponse(default_storage.open(name), content_type=TYPES[known["suffix"]])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
