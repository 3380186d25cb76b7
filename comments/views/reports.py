"""Signaler cet avis: the form, and the private page that says what became of the report."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.letters import read_letter_token
from chroniques.links import LinkRefused, make_link, read_link
from chroniques.origin import Origin, origin_of, reader_of

from ..gate import Busy
from ..limits import TooMany
from ..models import Comment, Report
from ..reporting import ReportForm
from ..reports import NotPublic, received, report
from ..submission import NONCE_LIVES
from . import gates
from .private import private, see_other

REPORT = "report"
log = logging.getLogger(__name__)


@csrf_exempt  # a report is anonymous: there is no session to ride, and the origin is checked below
@cache_control(private=True, no_cache=True)  # not no-store: going back must find what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def leave_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; a POST keeps the report. Whatever goes wrong, what was typed is there."""
    try:
        if request.method != "POST":
            return _asked(request, _avis().filter(pk=pk).first())
        with gates.GATE.entered():
            return _posted(request, _avis().filter(pk=pk).first())
    except Busy:
        return _later(request, pk)
    except DatabaseError:
        log.exception("A report could not be kept; who made it has the text.")
        return _later(request, pk)


@private
@require_safe
def followed(request: HttpRequest, key: str) -> HttpResponse:
    """What became of the report, for who made it."""
    found = received(key)
    if found is None:
        raise Http404
    return _followed(request, found, is_own=True)


@private
@require_safe
def followed_by_letter(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """The same, for who reads the letters of the address that came with it: without what was typed, since
    anybody may have typed that address."""
    found = get_object_or_404(Report.objects.select_related("comment__article"), pk=pk)
    try:
        read_letter_token(REPORT, found.pk, found.email, token)
    except LinkRefused:
        return render(request, "comments/lost_expired.html", status=404)
    return _followed(request, found, is_own=False)


def _avis() -> Any:
    return Comment.objects.select_related("article", "author")


def _asked(request: HttpRequest, comment: Comment | None) -> HttpResponse:
    if not _is_read(comment):
        raise Http404
    return _form_page(request, comment, ReportForm())


def _posted(request: HttpRequest, comment: Comment | None) -> HttpResponse:
    form = ReportForm(request.POST)
    if comment is None:
        return _gone(request)
    if not _comes_from_here(request, comment):
        return _form_page(request, comment, form, 403, said=_sent_from_elsewhere())
    if not form.is_valid():
        return _form_page(request, comment, form, 422)
    try:
        return see_other("comments:reported", report(comment, form.said(), reader_of(request)))
    except NotPublic:
        return _gone(request)
    except TooMany as many:
        response = _form_page(request, comment, form, 429, said=_too_many())
        response["Retry-After"] = str(many.wait)
        return response


def _comes_from_here(request: HttpRequest, comment: Comment) -> bool:
    """What the browser says of it, else the pass that the form holds."""
    if (origin := origin_of(request)) is not Origin.UNKNOWN:
        return origin is Origin.SAME
    try:
        read_link(REPORT, comment.pk, request.POST.get("nonce", ""), NONCE_LIVES)
    except LinkRefused:
        return False
    return True


def _is_read(comment: Comment | None) -> bool:
    return comment is not None and comment.is_published() and comment.article.is_published()


def _form_page(
    request: HttpRequest, comment: Any, form: ReportForm, status: int = 200, said: str = ""
) -> HttpResponse:
    context = {
        **{"comment": comment, "article": comment.article, "form": form, "said": said},
        "nonce": make_link(REPORT, comment.pk),
    }
    return render(request, "comments/report.html", context, status=status)


def _later(request: HttpRequest, pk: int) -> HttpResponse:
    page = render_to_string("comments/report_busy.html", {"pk": pk, "typed": request.POST})
    return HttpResponse(page, status=503, headers={"Retry-After": str(Busy.wait)})


def _followed(request: HttpRequest, found: Report, is_own: bool) -> HttpResponse:
    context = {"report": found, "article": found.comment.article, "is_own": is_own}
    return render(request, "comments/report_followed.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "comments/report_gone.html", {"typed": request.POST.get("words", "")}, status=410)


def _sent_from_elsewhere() -> str:
    return _("This was sent from another site. If it was you, send it again from here.")


def _too_many() -> str:
    return _("Much was sent from your network within a short time: try again in a quarter of an hour.")
