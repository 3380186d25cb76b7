"""The queue: what waits, card by card; each act is a POST, and works without script too."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ..claims import claim, name_of
from ..gestures import Meanwhile, TooLateToUndo, last_of, seen, undo
from ..models import Act, Comment, Reason, State, TooLate, Verdict, Waits
from ..models.moderation import ErasedForGood
from ..queue import MANY, Card, cards, waiting
from ..verbs import Unsaid, VerbForm, decide, may_answer
from .pages import moderators_only


@require_safe
@moderators_only
def queue_page(request: HttpRequest) -> HttpResponse:
    """What waits, twenty-five at a time; of one reason, if it is asked so."""
    why, page = request.GET.get("motif", ""), request.GET.get("page", "1")
    if why not in {"", *Waits.values} or not (page.isascii() and page.isdigit() and 0 < int(page[:5]) < 1000):
        raise Http404
    found, goes_on = cards(request.user, why, int(page))
    shown = {
        "cards": [_shown(card) for card in found],
        "why": why,
        "page": int(page),
        "next": int(page) + 1 if goes_on else 0,
        "counts": _counts(request),
        "last": last_of(request.user),
        **_constants(request),
    }
    context = {**admin.site.each_context(request), "title": _("What waits"), "opts": Comment._meta, **shown}
    return TemplateResponse(request, "admin/comments/comment/queue.html", context)


@require_POST
@moderators_only
def decide_page(request: Any, pk: int) -> HttpResponse:
    """One decision on one avis, as the moderator has read it."""
    get_object_or_404(Comment, pk=pk)
    form = VerbForm(request.POST)
    if not form.is_valid():
        return _answered(request, 422, " ".join(str(said) for said in form.errors.values()))
    try:
        done = decide(pk, form, request.user)
    except Unsaid as lacking:
        return _answered(request, 422, str(lacking))
    except (Meanwhile, TooLate, ErasedForGood):
        return _answered(request, 409, _meanwhile(Comment.objects.get(pk=pk)))
    return _answered(request, 200, done.said, done.gesture)


@require_POST
@moderators_only
def undo_page(request: Any, pk: int) -> HttpResponse:
    """Undo a gesture, one's own or a colleague's, within ten minutes; then back to what waits again."""
    gesture = get_object_or_404(Act, pk=pk)
    try:
        count = undo(gesture, by=request.user)
    except TooLateToUndo:
        messages.error(request, _("Too late: a decision can be undone for ten minutes, once."))
        return _back(request)
    said = ngettext("Undone: the avis is as it was.", "Undone: the %(count)s avis are as they were.", count)
    messages.success(request, said % {"count": count})
    one = gesture.decisions.values_list("comment", flat=True).first() if gesture.avis == 1 else None
    return _back(request, one)


@require_POST
@moderators_only
def claim_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one reads this avis, and hear who else does."""
    get_object_or_404(Comment, pk=pk)
    reader = claim(pk, by=request.user)
    return JsonResponse({"said": _reads(reader) if reader else ""})


def _shown(card: Card) -> dict[str, Any]:
    comment = card.comment
    return {
        "card": card,
        "comment": comment,
        "seen": seen(comment, card.new_text),
        "reads": _reads(card.reader),
    }


def _reads(reader: str) -> str:
    return _("%(name)s is reading it.") % {"name": reader} if reader else ""


def _constants(request: HttpRequest) -> dict[str, Any]:
    """What each card needs: the reasons, numbered as the keys are; whether one answers as an author."""
    reasons = [(number, value, label) for number, (value, label) in enumerate(Reason.choices, 1)]
    return {"reasons": reasons, "answers": may_answer(request.user), "waits": Waits, "states": State}


def _counts(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Each reason for which something waits: its value, its words, how many."""
    found = waiting(request)
    labels = [(why.value, why.label) for why in Waits]
    return [(why, str(label), f"{MANY}+" if found[why] >= MANY else str(found[why])) for why, label in labels]


def _meanwhile(comment: Comment) -> str:
    """What became of it while it was read."""
    last = comment.decisions.standing().exclude(verdict=Verdict.HELD).last()
    if last and last.by_name and comment.waits is None:
        said = _("%(name)s decided of it meanwhile (%(verdict)s): nothing was changed.")
        return said % {
            "name": name_of(last.by) if last.by else last.by_name,
            "verdict": last.get_verdict_display(),
        }
    return _("It has changed since you opened this page: read it again. Nothing was decided.")


def _answered(request: HttpRequest, status: int, said: str, gesture: Act | None = None) -> HttpResponse:
    """To the script of the queue, in JSON; to a browser without it, the queue again, which says it."""
    if request.headers.get("Accept") == "application/json":
        again = (
            render_to_string("admin/comments/comment/undo.html", {"gesture": gesture}, request)
            if gesture
            else ""
        )
        return JsonResponse({"said": said, "undo": again}, status=status)
    (messages.success if status == 200 else messages.error)(request, said)
    return _back(request)


def _back(request: HttpRequest, number: int | None = None) -> HttpResponse:
    why = request.POST.get("motif", "")
    asked = f"?motif={why}" if why in Waits.values else ""
    place = f"#avis-{number}" if number else ""
    response = redirect(f"{reverse('admin:comments_comment_queue_page')}{asked}{place}")
    response.status_code = 303  # RFC 9110: what came of this POST is read there
    return response
