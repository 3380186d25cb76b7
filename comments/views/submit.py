"""Leaving an avis. Never cached; trusts no cookie; whatever goes wrong, the text is there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Article
from chroniques.links import LinkRefused
from chroniques.origin import Origin, origin_of

from ..forms import CommentForm
from ..submission import AlreadySent, check_nonce, make_nonce, submit


@csrf_exempt  # an avis is anonymous: there is no session to ride, and the origin is checked below
@cache_control(private=True, no_cache=True)  # not no-store: going back must find what was typed
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on a page of its own; a POST shows the avis to reread, or keeps it."""
    article = Article.objects.published().for_page().filter(pk=pk).first()
    if article is None or not article.accepts_comments():
        return _closed(request, article)
    if request.method != "POST":
        form = CommentForm(article=article, initial={"parent": request.GET.get("reponse")})
        return _form_page(request, article, form)
    return _posted(request, article)


def _closed(request: HttpRequest, article: Article | None) -> HttpResponse:
    """No avis here, or no longer; what was being written is given back."""
    if article is None and request.method != "POST":
        raise Http404
    context = {"article": article, "text": request.POST.get("text", "")}
    return render(request, "comments/closed.html", context, status=403 if article else 404)


def _posted(request: HttpRequest, article: Article) -> HttpResponse:
    form = CommentForm(request.POST, article=article)
    if origin_of(request) is Origin.CROSS:
        return _form_page(request, article, form, status=403, foreign=True)
    if not form.is_valid():
        return _form_page(request, article, form, status=422)
    return _kept_or_reread(request, article, form)


def _kept_or_reread(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    nonce = request.POST.get("nonce", "")
    try:
        check_nonce(article, nonce)
        return _see_other(submit(article, form.avis(), nonce))
    except LinkRefused:
        return _preview(request, article, form)
    except AlreadySent:
        return _preview(request, article, form, already_sent=True)


def _see_other(key: str) -> HttpResponse:
    response = redirect("comments:receipt", key=key)
    response.status_code = 303  # RFC 9110: the answer to this POST is elsewhere, fetched with GET
    return response


def _preview(
    request: HttpRequest, article: Article, form: CommentForm, already_sent: bool = False
) -> HttpResponse:
    context = {"article": article, "form": form, "avis": form.avis(), "already_sent": already_sent}
    return render(request, "comments/preview.html", {**context, "nonce": make_nonce(article)})


def _form_page(
    request: HttpRequest, article: Article, form: CommentForm, status: int = 200, foreign: bool = False
) -> HttpResponse:
    context = {"article": article, "form": form, "foreign": foreign, "parent": form.parent_shown()}
    return render(request, "comments/leave.html", context, status=status)
