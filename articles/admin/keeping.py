"""Where a form is kept while it is typed: one address, asked by its script."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from chroniques.origin import Origin, origin_of

from ..unsaved import NoAccount, Slip, TooMuch, ask, keep, read_slip, show_oneself, typed_in, witnesses
from ..unsaved.saying import at
from ..unsaved.slip import FIELD

A_MONTH = 30 * 24 * 3600  # seconds; no clock of a browser is believed beyond


@csrf_exempt  # the slip is the pass: a session that ended, or began again in another tab, changes nothing
@require_POST
def keep_page(request: Any) -> HttpResponse:
    """Keep what a form holds, as its browser sends it while it is typed; no log, no version, no page.

    `_what`: "keep", "open" (nothing new: the form is there), "ask" (was it saved?). `_age`: milliseconds
    since it was typed.
    """
    slip = read_slip(request.POST.get(FIELD, ""))
    if slip is None or origin_of(request) is Origin.CROSS:
        raise PermissionDenied
    answer: dict[str, Any] = {"saved": False, "signed_in": request.user.pk == slip.person}
    what = request.POST.get("_what", "keep")
    if what == "ask":
        return JsonResponse(answer | {"saved": ask(slip)})
    try:
        if what == "open":
            show_oneself(slip)
        elif refusal := _keep(request, slip, answer):
            return refusal
    except NoAccount:
        said = _("Your account is there no more: what you type stays on this device alone. Copy it.")
        return JsonResponse({"said": said}, status=403)
    if answer["signed_in"]:
        answer |= {"token": get_token(request), "others": " ".join(witnesses(slip.text, request.user))}
    return JsonResponse(answer)


def _keep(request: Any, slip: Slip, answer: dict[str, Any]) -> HttpResponse | None:
    """Keep the words and complete the answer; the refusal of those that are too long."""
    typed_at = timezone.now() - _age(request.POST.get("_age", ""))
    try:
        kept = keep(slip, typed_in(request.POST), typed_at)
    except TooMuch:
        said = _("This is too long to be kept while you type: save it.")
        return JsonResponse({"said": said}, status=413)
    answer |= {"said": _("Draft kept %s.") % at(typed_at), "news": kept.news}
    if kept.slip is not slip:
        answer |= {"slip": kept.slip.sealed(), "opening": kept.slip.opening}
    return None


def _age(milliseconds: str) -> timedelta:
    is_number = milliseconds.isascii() and milliseconds.isdigit() and len(milliseconds) < 12
    return timedelta(seconds=min(int(milliseconds) / 1000, A_MONTH) if is_number else 0)
