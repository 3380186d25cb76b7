"""The page to which a link of the moderators' letter leads: a GET shows what it would do, a POST does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chroniques.links import LinkRefused

from ..gestures import Meanwhile, seen
from ..models import Comment, Reason, TooLate, Waits
from ..moderators import decider
from ..queue import dealt, shown
from ..verbs import PUBLISH, REFUSE, SPAM, VerbForm, decide
from .private import private

NAMED = {PUBLISH: _("Publish"), REFUSE: _("Refuse"), SPAM: _("File as spam")}


@csrf_exempt  # the token is the proof: there is no session to ride
@private
@require_http_methods(["GET", "HEAD", "POST"])
def by_letter(request: HttpRequest, verb: str, pk: int, token: str) -> HttpResponse:
    """The avis and one button; whatever is wrong with the link, one page says so, and nothing is done."""
    comment = shown(Comment.objects.filter(pk=pk)).first() or Comment()
    try:
        by = decider(verb, comment, token)
    except LinkRefused:
        return _refused(request)
    if request.method != "POST":
        return _page(request, verb, comment, by)
    return _decided(request, verb, comment, by)


def _decided(request: HttpRequest, verb: str, comment: Comment, by: Any) -> HttpResponse:
    form = VerbForm({**request.POST.dict(), "verb": verb, "seen": seen(comment)})
    if not form.is_valid():
        return _page(request, verb, comment, by, " ".join(map(str, form.non_field_errors())), status=422)
    try:
        done = decide(comment.pk, form, by)
    except (Meanwhile, TooLate):
        return _refused(request)
    return render(request, "comments/by_letter_done.html", {"said": done.said, "comment": comment})


def _page(
    request: HttpRequest, verb: str, comment: Comment, by: Any, problem: str = "", status: int = 200
) -> HttpResponse:
    asks = verb == REFUSE and comment.waits != Waits.NEW_TEXT
    known = {
        "card": dealt([comment], by)[0],
        "comment": comment,
        "name": NAMED[verb],
        "reasons": Reason.choices if asks else (),
        "problem": problem,
    }
    return render(request, "comments/by_letter.html", known, status=status)


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "subscriptions/refused.html", status=410)
