"""Leaving an avis. Never cached; trusts no cookie; whatever goes wrong, the text is there."""

import logging
from datetime import datetime

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article
from articles.models.body import LONG
from chroniques.links import LinkRefused
from chroniques.origin import Origin, origin_of, reader_of
from chroniques.pagecache import page_in_the_making
from chroniques.prepared import prepared

from ..arriving import Arrival
from ..forms import CommentForm, TextForm, chosen
from ..gate import Busy
from ..limits import TooMany
from ..passages import paragraphs
from ..submission import AlreadyPublic, AlreadySent, check_nonce, make_nonce, submit
from . import gates
from .gates import too_many
from .outcome import Outcome, answered, busy, closed, form_page, too_long, what_the_form_says

BESIDE = gettext_noop(
    "A first version of your avis has already arrived; this one, if you send it, will come beside it."
)
MANY = 2**63  # what a number in a row is less than
log = logging.getLogger(__name__)


@csrf_exempt  # an avis is anonymous: there is no session to ride, and the origin is checked below
@cache_control(private=True, no_cache=True)  # not no-store: going back must find what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on a page of its own; a POST shows the avis to reread, or keeps it."""
    if request.method != "POST":
        return _asked(request, pk)
    try:
        with gates.GATE.entered():
            return _posted(request, pk)
    except RequestDataTooBig:
        return too_long(request)
    except Busy as full:
        return busy(request, pk, full.wait)
    except DatabaseError:
        log.exception("An avis could not be kept; its author has the text.")
        return busy(request, pk, Busy.wait)


@never_cache
@require_safe
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """What a form in a page needs once somebody writes in it: a pass, and the words that it will say."""
    article = get_object_or_404(Article.objects.published(), pk=pk)
    if not article.accepts_comments():
        raise Http404
    return JsonResponse({"nonce": make_nonce(article), **what_the_form_says(article)})


@cache_control(private=True, no_cache=True)
@require_safe
def passages(request: HttpRequest, pk: int) -> HttpResponse:
    """The paragraphs of a text, each with the way to answer it: for who cannot select one in place."""
    article = get_object_or_404(Article.objects.published(), pk=pk)
    if not article.accepts_comments():
        return closed(request, article)
    context = {"article": article, "paragraphs": paragraphs(article.body_text)}
    return render(request, "comments/passages.html", context)


@csrf_exempt  # keeps nothing
@never_cache
@require_POST
def reread(request: HttpRequest) -> HttpResponse:
    """What is being typed, as it will be read: where few ask for it, for it costs what an avis costs."""
    try:
        with gates.PREVIEWS.entered(), gates.GATE.entered():
            return _reread(request)
    except Busy as full:
        return HttpResponse(status=503, headers={"Retry-After": str(full.wait)})


def _reread(request: HttpRequest) -> HttpResponse:
    form = TextForm(request.POST)
    if origin_of(request) is Origin.CROSS or not form.is_valid():
        return HttpResponse(status=422)
    return render(request, "comments/reread.html", {"text": form.cleaned_data["text"]})


def _asked(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.published(), pk=pk)
    if not article.accepts_comments():
        return closed(request, article)
    initial = {"parent": request.GET.get("reponse"), **chosen(article, request.GET.get("passage", ""))}
    return form_page(request, article, CommentForm(article=article, initial=initial))


def _posted(request: HttpRequest, pk: int) -> HttpResponse:
    with page_in_the_making():  # what the site knows of itself is read once, or known by heart
        article = next(iter(_written_to(pk, timezone.now()) if pk < MANY else ()), None)
        if article is None or not article.accepts_comments():
            return closed(request, article)
        form = CommentForm(request.POST, article=article)
        return answered(request, _outcome(request, article, form))


@prepared
def _written_to(pk: int, now: datetime) -> QuerySet[Article]:
    """The text under which an avis comes; what is long in it, only where the avis quotes it."""
    return Article.objects.published(now).filter(pk=pk).select_related("column").defer(*LONG)


def _outcome(request: HttpRequest, article: Article, form: CommentForm) -> Outcome:
    if origin_of(request) is Origin.CROSS:
        return Outcome(403, form, said=_sent_from_elsewhere())
    if not form.is_valid():
        return Outcome(422, form)
    return _kept(request, article, form)


def _kept(request: HttpRequest, article: Article, form: CommentForm) -> Outcome:
    nonce = request.POST.get("nonce", "")
    try:
        check_nonce(article, nonce)
        return Outcome(303, form, kept=submit(article, form.avis(), nonce, _arrival(request, form)))
    except LinkRefused:
        return Outcome(200, form, nonce=make_nonce(article), is_late=bool(nonce))
    except AlreadySent:
        said = _(
            "A first version of your avis has already arrived; this one, if you send it, will come beside it."
        )
        return Outcome(200, form, nonce=make_nonce(article), said=said)
    except AlreadyPublic as there:
        return Outcome(303, form, there=there.comment)
    except TooMany as many:
        return Outcome(429, form, nonce=nonce, wait=many.wait, said=too_many(many.wait))


def _arrival(request: HttpRequest, form: CommentForm) -> Arrival:
    return Arrival(
        address=reader_of(request),
        origin="same" if origin_of(request) is Origin.SAME else "unknown",
        trap=form.trap(),
        keys=form.known_keys(),
    )


def _sent_from_elsewhere() -> str:
    said = _("Your avis was sent from another site, so it was not kept.")
    to_do = _("If it is yours, reread it here and send it again.")
    return f"{said} {to_do}"
