"""Who is in the room is noted as seen, in their session. Outside the room no session is looked at."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .sessions import seen


class SeenMiddleware:
    """Under the path of the session's cookie alone: a public page must not differ by who reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.SESSION_COOKIE_PATH):
            seen(request)
        return self.get_response(request)
