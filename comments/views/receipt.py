"""Suivi de votre avis: the private page of who left it, and what is done from there, each thing by POST."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from chroniques.origin import Origin, origin_of, reader_of

from .. import limits
from ..arriving import rewrite
from ..erasing import erase
from ..letters import ask_proof
from ..models import Asked, Comment, State
from ..models.owned import TooLate
from ..submission import received
from ..taking import held_of
from ..wishes import ContestForm, FollowForm, TextForm
from .gates import patient, too_many
from .private import private, see_other

View = Callable[..., HttpResponse]
A_FEW_MINUTES = timedelta(minutes=6)  # a letter that is being sent is claimed for five


def for_its_author(view: View) -> View:
    """The avis by its key, or 404. A POST that another site sent does nothing, nor does one that comes too
    late; both give back what was typed."""

    @wraps(view)
    def page(request: HttpRequest, key: str) -> HttpResponse:
        comment = received(key)
        if comment is None:
            raise Http404
        if request.method == "POST" and origin_of(request) is Origin.CROSS:
            return _stopped(request, comment, key, 403)
        try:
            return view(request, comment, key)
        except TooLate:
            return _stopped(request, comment, key, 409)

    return csrf_exempt(private(patient(page)))  # the key is the proof: there is no session to ride


@require_safe
@for_its_author
def receipt(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """What became of the avis, and what its author can do now."""
    context = {
        "contest": ContestForm(),
        "follow": FollowForm(initial={"follows": comment.follows}),
        "waiting": comment.waiting_text(),
    }
    return _page(request, "receipt", comment, key, context)


@require_safe
@for_its_author
def with_its_slash(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Where its address was copied without the end; `articles.views.missing` looks at no private one."""
    return redirect("comments:receipt", key)


@require_safe
@for_its_author
def avis(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """The avis for the page of the text, while it waits: the script shows it there to its author alone."""
    waits = comment.state == State.PENDING
    page = {"comment": comment, "receipt": reverse("comments:receipt", args=[key])}
    told = {
        "state": comment.state,
        "label": comment.get_state_display(),
        "receipt": page["receipt"],
        "html": render_to_string("comments/receipt_avis.html", page) if waits else "",
    }
    return JsonResponse(told)


@require_safe
@for_its_author
def data(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """All that is held of it, as a file."""
    response = HttpResponse(held_of(comment), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="avis-{comment.pk}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_author
def text(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Another text: at once while nobody has read the first, else it waits its turn."""
    form = TextForm(request.POST if request.method == "POST" else None, comment)
    if form.is_valid():
        return _rewritten(request, comment, key, form)
    if not comment.may_be_rewritten():
        raise TooLate
    return _page(request, "receipt_text", comment, key, {"form": form}, status=422 if form.errors else 200)


def _rewritten(request: HttpRequest, comment: Comment, key: str, form: TextForm) -> HttpResponse:
    """Counted as an avis is, which costs as much."""
    try:
        with transaction.atomic():
            limits.count(reader_of(request), f"text {comment.pk}")
            rewrite(comment, form.cleaned_data["text"])
    except limits.TooMany as many:
        form.add_error("text", too_many(many.wait))
        response = _page(request, "receipt_text", comment, key, {"form": form}, status=429)
        response["Retry-After"] = str(many.wait)
        return response
    return see_other("comments:receipt", key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_author
def erasure(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """A GET asks whether one is sure; the POST erases, and leads to the sheet that says what."""
    if comment.state == State.ERASED:
        return see_other("comments:receipt", key)
    if request.method != "POST":
        return _page(request, "receipt_erasure", comment, key, {})
    done = erase([comment], Asked.RECEIPT)
    return see_other("comments:sheet", done.pk, done.key())


@require_http_methods(["POST"])
@for_its_author
def follow(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Be told of the replies, of all, of nothing."""
    form = FollowForm(request.POST)
    if form.is_valid():
        comment.follow(form.cleaned_data["follows"])
    return see_other("comments:receipt", key)


@require_http_methods(["POST"])
@for_its_author
def address(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Send the letter by which the address is confirmed once more: once an hour at most; and say what has
    become of it."""
    if not comment.email or comment.proven_at or comment.state == State.ERASED:
        raise TooLate
    letter = ask_proof(comment)
    told = {"letter": letter, "waits_long": letter.due_at > timezone.now() + A_FEW_MINUTES}
    return _page(request, "receipt_address", comment, key, told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_author
def contest(request: HttpRequest, comment: Comment, key: str) -> HttpResponse:
    """Ask the editors, once, to read a refused avis again."""
    form = ContestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        comment.contest_refusal(form.cleaned_data["words"])
        return see_other("comments:receipt", key)
    if not comment.may_be_contested():
        raise TooLate
    return _page(request, "receipt_contest", comment, key, {"form": form}, status=422 if form.errors else 200)


def _page(
    request: HttpRequest, name: str, comment: Comment, key: str, more: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"comment": comment, "article": comment.article, "key": key, **more}
    return render(request, f"comments/{name}.html", context, status=status)


def _stopped(request: HttpRequest, comment: Comment, key: str, status: int) -> HttpResponse:
    typed = request.POST.get("text") or request.POST.get("words") or ""
    return _page(request, "receipt_stopped", comment, key, {"typed": typed, "foreign": status == 403}, status)
