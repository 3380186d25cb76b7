"""The sheet of an erasing: a proof without a name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from ..models import Erasure
from .private import private


@private
@require_safe
def sheet(request: HttpRequest, pk: int, key: str, form: str = "html") -> HttpResponse:
    """What was erased, in numbers, for who asked for it: to read, or to keep as a file of plain text."""
    done = get_object_or_404(Erasure, pk=pk)
    if not constant_time_compare(key, done.key()):
        raise Http404
    if form == "html":
        return render(request, "comments/sheet.html", {"done": done, "key": key})
    response = render(request, "comments/sheet.txt", {"done": done}, "text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="effacement-{done.number()}.txt"'
    return response
