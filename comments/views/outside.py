"""A text before it appears, for who has a reading link to it; below it, what they say of it.

Nothing of it is kept or listed, and its address goes nowhere: "strict-origin" tells no other page, ours
included, more than the name of the site. "no-referrer" would send a null Origin with the form.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import ReadingLink, Remark, Shut
from articles.models.outside import Full
from articles.views.article import as_shown
from articles.views.figures import file_of
from chroniques.origin import Origin, origin_of, reader_of

from .. import limits
from ..outside import RemarkForm
from .gates import patient
from .private import private

View = Callable[..., HttpResponse]


def by_key(view: View) -> View:
    """The link that the key opens; the sentence that says why, where it opens none, or no longer."""

    @wraps(view)
    def page(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
        link = ReadingLink.objects.opened_by(key)
        if link is None or link.shut():
            return _shut(request, link)
        return view(request, link, **more)

    return page


def discreet(view: View) -> View:
    """Its address, which is the key, is told to no other page."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        response = private(view)(request, *args, **more)
        response["Referrer-Policy"] = "strict-origin"
        return response

    return csrf_exempt(page)  # the key is the proof: there is no session to ride


@discreet
@patient
@require_http_methods(["GET", "HEAD", "POST"])
@by_key
def reading(request: HttpRequest, link: ReadingLink) -> HttpResponse:
    """The text as it will appear; a POST leaves a remark, or takes one back."""
    if request.method != "POST":
        return _page(request, RemarkForm(link=link))
    form = RemarkForm(request.POST, link=link)
    if origin_of(request) is Origin.CROSS:
        return _page(request, form, 403, wrong=_from_elsewhere())
    if number := request.POST.get("erase", ""):
        return _taken_back(request, link, number)
    if not form.is_valid():
        return _page(request, form, 422)
    return _left(request, form)


@discreet
@require_safe
def with_its_slash(request: HttpRequest, key: str) -> HttpResponse:
    """Where its address was copied without the end."""
    return redirect("comments:reading", key)


@discreet
@require_safe
@by_key
def figure(request: HttpRequest, link: ReadingLink, number: int) -> HttpResponse:
    """The numbers of its figure of this rank: where the link in the page leads, which is relative to it."""
    return file_of(link.article, number)


def _left(request: HttpRequest, form: RemarkForm) -> HttpResponse:
    """Kept, with a new form under the same name; or why not, with all that was typed."""
    try:
        with transaction.atomic():
            form.leave()
            limits.count(reader_of(request), f"reading {form.link.pk}")
    except limits.TooMany as many:
        response = _page(request, form, 429, wrong=_too_many())
        response["Retry-After"] = str(many.wait)
        return response
    except Full:
        return _page(request, form, 429, wrong=_("This link has brought as many remarks as it may."))
    said = _("Your remark has arrived. You can leave another one.")
    return _page(request, RemarkForm(link=form.link, name=form.cleaned_data["name"]), done=said)


def _taken_back(request: HttpRequest, link: ReadingLink, number: str) -> HttpResponse:
    """Erase a remark that came by this link; one that is gone already stays so."""
    if number.isascii() and number.isdigit() and len(number) < 18:
        Remark.objects.filter(link=link, pk=int(number)).delete()
    form = RemarkForm(link=link, name=request.POST.get("name", ""))
    return _page(request, form, done=_("This remark is erased."))


def _page(
    request: HttpRequest, form: RemarkForm, status: int = 200, done: str = "", wrong: str = ""
) -> HttpResponse:
    frame, shown = as_shown(form.link.article, preview=True)
    context = {
        **shown,
        **{"frame": frame, "link": form.link, "form": form, "done": done, "wrong": wrong},
        "remarks": form.link.remarks.all(),
    }
    return render(request, "comments/reading.html", context, status=status)


def _shut(request: HttpRequest, link: ReadingLink | None) -> HttpResponse:
    """Why there is no text here, and what was typed, to be copied."""
    why = link.shut() if link else "unknown"
    typed = request.POST.get("words", "")
    context = {"why": why, "text": link and link.article, "typed": typed}
    known = {"unknown": 404, Shut.PUBLISHED: 200 if request.method != "POST" else 409}
    return render(request, "comments/reading_shut.html", context, status=known.get(why, 410))


def _from_elsewhere() -> str:
    return _("This was sent from another site. If it was you, send it again from here.")


def _too_many() -> str:
    return _("Much was sent from your network within a short time: try again in a quarter of an hour.")
