"""A header that tells one rendering of a page from another."""

import os
from collections.abc import Callable
from itertools import count

from django.http import HttpRequest, HttpResponse

MADE = "X-Made"
Answering = Callable[[HttpRequest], HttpResponse]


def counted(get_response: Answering) -> Answering:
    """Say which process made the page, and its number: one that is given from memory says the same again."""
    numbers = count(1)

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response[MADE] = f"{os.getpid()}-{next(numbers)}"
        return response

    return answer
