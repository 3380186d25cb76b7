"""The page of one's sessions: where one is signed in, since when, and the end of one or of all others."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Deed, Trace

from .limits import where
from .room import page
from .sessions import Visit, end, visits


def sessions_page(request: Any) -> HttpResponse:
    """GET lists, POST ends one, or all but this one."""
    return admin.site.admin_view(_sessions)(request)


def _sessions(request: Any) -> HttpResponse:
    mine = visits(request.user, request.session.session_key)
    if request.method != "POST":
        return page(request, "door/sessions.html", _("Your sessions"), {"visits": mine})
    _end(request, [visit for visit in mine if not visit.is_here and _is_chosen(visit, request.POST)])
    return redirect("sessions")


def _is_chosen(visit: Visit, typed: Any) -> bool:
    return "others" in typed or visit.mark == typed.get("session")


def _end(request: Any, some: list[Visit]) -> None:
    count = end(some)
    if count:
        Trace.objects.add(Deed.SESSIONS, request.user, said=str(count), **where(request))
    said = ngettext("%(count)d session ended.", "%(count)d sessions ended.", count) % {"count": count}
    messages.success(request, said)
