"""A form that could not be saved (the session has ended, its pass is another's, the right to it was lost, the
site failed): its words are kept, and who typed them is led back to them."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..models import Unsaved
from .keeping import NoAccount, keep
from .slip import FIELD, Slip, read_slip
from .typed import TooMuch, typed_in

RESUME = "reprise"  # the parameter of a form that asks for the words of an opening
FORMS = ("_add", "_change")


def heard(request: HttpRequest) -> None:
    """The form was saved, or is shown again with what was typed in it: nothing of it can be lost."""
    request.unsaved_heard = True  # type: ignore[attr-defined]


def not_lost(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response to this POST of a form; where the form was not heard, the way back to its words."""
    if request.method != "POST" or response.status_code < 300 or not _is_a_form(request):
        return response
    slip = read_slip(request.POST.get(FIELD, ""))
    failed = response.status_code >= 500  # what had been saved by then was taken back
    if slip is None or (hasattr(request, "unsaved_heard") and not failed):
        return response
    try:
        kept = keep(slip, typed_in(request.POST), timezone.now())
    except TooMuch:
        return response
    except NoAccount:
        return render(request, "admin/unsaved/no_account.html", {"typed": _words(request)}, status=403)
    return response if failed else _way_back(request, kept.slip, response)


def _words(request: HttpRequest) -> list[str]:
    """What was typed in the form and a person would miss: keys and numbers are no words."""
    return [value for values in typed_in(request.POST).values() for value in values if " " in value]


def _is_a_form(request: HttpRequest) -> bool:
    match = request.resolver_match
    inside = request.path_info.startswith(settings.SESSION_COOKIE_PATH)
    return inside and match is not None and (match.url_name or "").endswith(FORMS)


def _way_back(request: Any, slip: Slip, response: HttpResponse) -> HttpResponse:
    """To the form with its words, at once or once signed in; for another account, to the form as it is."""
    back = f"{request.path}?{urlencode({**request.GET.dict(), RESUME: slip.opening})}"
    if not request.user.is_authenticated:
        messages.warning(request, _("Your session had ended. What you wrote is kept: sign in to find it."))
        return redirect_to_login(back, reverse("admin:login"))
    is_mine = request.user.pk == slip.person
    if is_mine and response.headers.get("Location") == reverse("admin:index"):
        return _to_where_it_went(request, slip)
    if response.status_code < 400:  # another door first, which leads on by itself
        return response
    if not is_mine:
        said = _("You have signed in under another account: what was typed is kept for the one before.")
        messages.warning(request, said)
        back = request.get_full_path()
    return _read_there(back)


def _to_where_it_went(request: HttpRequest, slip: Slip) -> HttpResponse:
    """The admin knows no such text any more: to the one in its place, or to a new one, with the words."""
    label, _colon, number = Unsaved.objects.get(opening=slip.opening).text.partition(":")
    texts = admin.site.get_model_admin(apps.get_model(label)).get_queryset(request)
    is_seen = number and texts.filter(pk=number).exists()
    messages.warning(request, not_saved_not_lost())
    form = f"admin:{label.replace('.', '_')}_{'change' if is_seen else 'add'}"
    page = reverse(form, args=[number] if is_seen else [])
    return _read_there(f"{page}?{urlencode({RESUME: slip.opening})}")


def not_saved_not_lost() -> str:
    """What is said to who finds their words in another form than that in which they typed them."""
    return _("What you typed is not saved, and not lost: here it is, to be copied or saved.")


def _read_there(address: str) -> HttpResponse:
    answer = redirect(address)
    answer.status_code = 303  # RFC 9110: what came of this POST is read there
    return answer
