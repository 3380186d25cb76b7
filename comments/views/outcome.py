"""What came of a POST, said as a page, or in JSON to the script of the form, which shows it in place."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Article

from ..forms import CommentForm
from ..models import Comment, State
from ..models.comment import LONGEST
from ..submission import Kept

ARRIVED: dict[str, str] = {
    State.PENDING: gettext_noop(
        "Your avis has arrived. The editors read it before it appears; you alone see it here."
    ),
    State.PUBLISHED: gettext_noop("Your avis is published: readers see it."),
    State.SPAM: gettext_noop(
        "Your avis has arrived, but was filed as unwanted. If that is a mistake, say so there."
    ),
    State.REJECTED: gettext_noop("This avis has come before, and was not kept."),
    State.ERASED: gettext_noop("Your avis was erased."),
}


@dataclass(frozen=True)
class Outcome:
    """Its status; the form, with its errors if it has some; and what goes with that status."""

    status: int
    form: CommentForm
    kept: Kept | None = None
    there: Comment | None = None  # what readers see already
    nonce: str = ""  # with which to send it again
    is_late: bool = False  # came with a pass that holds no more; the script asks for another by itself
    said: str = ""
    wait: int = 0  # seconds


def answered(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """The outcome as the browser asks for it."""
    response = _in_json(outcome) if _wants_json(request) else _as_page(request, outcome)
    if outcome.wait:
        response["Retry-After"] = str(outcome.wait)
    return response


def closed(request: HttpRequest, article: Article | None) -> HttpResponse:
    """No avis here, or no longer; what was being written is given back."""
    if article is None and request.method != "POST":
        raise Http404
    status = 403 if article else 404
    if _wants_json(request):
        return JsonResponse(
            {"said": _("This conversation is closed: it no longer takes avis.")}, status=status
        )
    context = {"article": article, "text": request.POST.get("text", "")}
    return render(request, "comments/closed.html", context, status=status)


def busy(request: HttpRequest, pk: int, wait: int) -> HttpResponse:
    """Later, please: with all that was typed, ready to be sent again. Asks nothing of the database."""
    if _wants_json(request):
        response: HttpResponse = JsonResponse(
            {"said": _("The site is busy: send your avis again in a moment.")}
        )
    else:
        response = HttpResponse(render_to_string("comments/busy.html", {"pk": pk, "typed": request.POST}))
    response.status_code = 503
    response["Retry-After"] = str(wait)
    return response


def too_long(request: HttpRequest) -> HttpResponse:
    """More than the site reads at all (RFC 9110, 15.5.14): where it was typed, it still stands."""
    said = _("This is far too long to be sent: keep it within %(limit)s characters.") % {
        "limit": number_format(LONGEST, force_grouping=True)
    }
    if _wants_json(request):
        return JsonResponse({"errors": {"text": [said]}}, status=413)
    return render(request, "comments/too_long.html", {"said": said}, status=413)


def form_page(
    request: HttpRequest, article: Article, form: CommentForm, status: int = 200, **more: str
) -> HttpResponse:
    """The form on a page of its own, with the avis and the passage that it answers."""
    context = {"article": article, "form": form, "parent": form.parent_shown(), **more}
    return render(request, "comments/leave.html", context, status=status)


def _as_page(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    if outcome.status == 303:
        return _see_other(outcome)
    if outcome.status == 200:
        return _preview(request, outcome)
    more = {"said": outcome.said, "nonce": outcome.nonce}
    return form_page(request, outcome.form.article, outcome.form, outcome.status, **more)


def _see_other(outcome: Outcome) -> HttpResponse:
    response = redirect(_where(outcome))
    response.status_code = 303  # RFC 9110: the answer to this POST is elsewhere, fetched with GET
    return response


def _where(outcome: Outcome) -> str:
    if outcome.there:
        return outcome.there.get_absolute_url()
    return reverse("comments:receipt", args=[outcome.kept.key if outcome.kept else ""])


def _preview(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    form = outcome.form
    said = _("This page was open for more than a day: reread your avis once more, then send it.")
    context = {
        **{"article": form.article, "form": form, "avis": form.avis(), "nonce": outcome.nonce},
        "said": said if outcome.is_late else outcome.said,
    }
    return render(request, "comments/preview.html", context)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _in_json(outcome: Outcome) -> HttpResponse:
    """201 with where the avis can be followed; 409 with a pass that is good; else what is to be mended."""
    if outcome.status == 303:
        if outcome.there or outcome.kept is None:
            return JsonResponse({"there": _where(outcome)}, status=201)
        said = _(ARRIVED[outcome.kept.state])
        return JsonResponse({"receipt": _where(outcome), "said": said}, status=201)
    wrong = {"said": outcome.said, "nonce": outcome.nonce, "errors": _errors(outcome.form)}
    return JsonResponse(wrong, status=409 if outcome.status == 200 else outcome.status)


def _errors(form: CommentForm) -> dict[str, list[str]]:
    return {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def what_the_form_says(article: Article) -> dict[str, object]:
    """What the script of the form has to know: its words, in the language of the site; its bound, in signs;
    the fields that the page leaves out; its style sheets; where a text is shown as it will be
    read."""
    return {
        "words": _words(),
        "limit": LONGEST,
        "site": render_to_string("comments/more_fields.html", {"form": CommentForm(article=article)}),
        "styles": [static("more.css"), static("avis.css")],
        "reread": reverse("comments:reread"),
    }


def _words() -> dict[str, str]:
    return {
        "answer": _("Answer this passage"),
        "cancel": _("Cancel the reply"),
        "count": _("{count} characters of {limit}"),
        "draft": _("Your draft of the last time is here."),
        "failed": _("The site does not answer: your text is kept on this device. Try again in a moment."),
        "follow": _("What became of your avis"),
        "mend": _("Your avis has not left yet."),
        "passage": _("In reply to this passage:"),
        "preview": _("As it will be read"),
        "reply": _("In reply to {name}"),
        "send": _("Send my avis"),
        "sending": _("Sending…"),
        "there": _("This avis is already published."),
        "without": _("Answer without the passage"),
    }
