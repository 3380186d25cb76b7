"""What is set right in an answer: a method that an address does not know, a form that could not be saved."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .unsaved.refused import not_lost


class MethodMiddleware:
    """405 with a page, where Django answers an empty one; OPTIONS is answered by what is allowed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        allowed = f"{response['Allow']}, OPTIONS"
        is_question = request.method == "OPTIONS"
        answer = HttpResponse(status=204) if is_question else render(request, "405.html", status=405)
        answer["Allow"] = allowed
        return answer


class UnsavedMiddleware:
    """Whatever stood before a form of the admin that was sent (an ended session, the pass of another one),
    the words in it are kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return not_lost(request, self.get_response(request))
