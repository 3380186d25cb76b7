"""The private pages that one reaches by a letter: a lost receipt, what is known of an address, its erasing.

A GET shows; the POST does, once.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.letters import read_letter_token
from articles.models import Letter, Subscription
from chroniques.links import LinkRefused
from chroniques.origin import Origin, origin_of, reader_of

from ..erasing import erase_address
from ..limits import TooMany
from ..lost import ASKED, DATA, ERASE, ask, check_link
from ..models import Comment, Report
from ..receipts import known_key, new_key
from ..taking import held_by
from ..wishes import AddressForm
from .gates import patient
from .private import private, see_other

RECEIPT = "receipt"


@csrf_exempt  # nothing is done here: a letter is written, to who reads it
@private
@patient
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for one's receipts again, for all that is kept, or that it be erased. The answer is the same for
    every address."""
    if request.method != "POST":
        wished = request.GET.get("quoi")
        return _form_page(request, AddressForm(initial={"what": wished} if wished in ASKED else None))
    form = AddressForm(request.POST)
    if origin_of(request) is Origin.CROSS:
        return _form_page(request, form, status=403)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    return _asked(request, form)


def _asked(request: HttpRequest, form: AddressForm) -> HttpResponse:
    what = form.cleaned_data["what"]
    try:
        ask(what, form.cleaned_data["email"], reader_of(request))
    except TooMany as many:
        response = _form_page(request, form, status=429)
        response["Retry-After"] = str(many.wait)
        return response
    return render(request, "comments/lost_asked.html", {"what": what})


def _form_page(request: HttpRequest, form: AddressForm, status: int = 200) -> HttpResponse:
    return render(request, "comments/lost.html", {"form": form, "status": status}, status=status)


@csrf_exempt  # the token is the proof
@private
@patient
@require_http_methods(["GET", "HEAD", "POST"])
def receipt_by_letter(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """The receipt, for who reads the letters of the address that came with the avis.

    Where its key does not follow from what is kept, a POST makes another, and the one before is void.
    """
    comment = get_object_or_404(Comment, pk=pk)
    try:
        read_letter_token(RECEIPT, comment.pk, comment.email, token)
    except LinkRefused:
        return _expired(request)
    if key := known_key(comment):
        return redirect("comments:receipt", key=key)
    if request.method == "POST" and origin_of(request) is not Origin.CROSS:
        return see_other("comments:receipt", new_key(comment))
    return render(request, "comments/receipt_again.html", {"comment": comment, "article": comment.article})


@csrf_exempt  # the token is the proof
@private
@patient
@require_http_methods(["GET", "HEAD", "POST"])
def erasing(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """A GET says what would be erased; the POST erases it, this letter among it, which opens nothing more."""
    letter = _letter(ERASE, pk, token)
    if letter is None:
        return _expired(request)
    if request.method == "POST" and origin_of(request) is not Origin.CROSS:
        done = erase_address(letter.recipient)
        return see_other("comments:sheet", done.pk, done.key())
    return render(request, "comments/erasing.html", _known(letter.recipient))


@csrf_exempt  # the token is the proof
@private
@patient
@require_http_methods(["GET", "HEAD", "POST"])
def taking(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """A GET says what there is; the POST gives it, as a file: a program that opens links takes nothing."""
    letter = _letter(DATA, pk, token)
    if letter is None:
        return _expired(request)
    if request.method != "POST" or origin_of(request) is Origin.CROSS:
        return render(request, "comments/taking.html", _known(letter.recipient))
    response = HttpResponse(held_by(letter.recipient), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mes-avis.json"'
    return response


def _letter(kind: str, pk: int, token: str) -> Letter | None:
    """The letter of this kind that holds this link, while it is good."""
    letter = Letter.objects.filter(pk=pk, kind=kind).first()
    try:
        if letter:
            check_link(letter, token)
    except LinkRefused:
        return None
    return letter


def _known(address: str) -> dict[str, object]:
    avis = Comment.objects.given_with(address).select_related("article").order_by("-pk")
    subscriptions = Subscription.objects.filter(email__iexact=address).count()
    reports = Report.objects.given_with(address).count()
    return {"address": address, "avis": avis, "subscriptions": subscriptions, "reports": reports}


def _expired(request: HttpRequest) -> HttpResponse:
    """The link is forged, too old, or has served: the same words for all."""
    return render(request, "comments/lost_expired.html", status=404)
