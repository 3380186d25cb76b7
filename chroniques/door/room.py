"""allauth's pages in the room: our look and titles, loaded when they are first asked for."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods

View = Callable[..., Any]
METHODS = ["GET", "HEAD", "POST"]


def in_the_room(dotted: str, title: Any) -> View:
    """The view of this name, whose page has what all pages of the room have. It takes no PUT, which Django's
    forms take for a POST."""

    @require_http_methods(METHODS)
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = import_string(dotted)(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            known = {**admin.site.each_context(request), "title": title}
            response.context_data = {**known, **(response.context_data or {})}
        return response

    return view


def page(
    request: HttpRequest, template: str, title: Any, known: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the door of our own."""
    context = {**admin.site.each_context(request), "title": title, **known}
    return TemplateResponse(request, template, context, status=status)
