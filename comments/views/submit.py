"""Leaving an avis. Never cached; trusts no cookie; whatever goes wrong, the text is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Article
from chroniques.links import LinkRefused
from chroniques.origin import Origin, origin_of

from ..forms import CommentForm
from ..submission import AlreadySent, check_nonce, make_nonce, submit


@csrf_exempt  # an avis is anonymous: there is no session to ride, and the origin is checked below
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The form on a page of its own; a POST shows the avis to reread, or keeps it."""
    article = get_object_or_404(Article.objects.published().for_page(), pk=pk)
    if not article.accepts_comments():
        return render(request, "comments/closed.html", {"article": article}, status=403)
    if request.method != "POST":
        form = CommentForm(article=article, initial={"parent": request.GET.get("reponse")})
        return _form_page(request, article, form)
    return _posted(request, article)


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
    except (LinkRefused, AlreadySent):
        return _preview(request, article, form)


def _see_other(key: str) -> HttpResponse:
    response = redirect("comments:receipt", key=key)
    response.status_code = 303  # RFC 9110: the answer to this POST is elsewhere, fetched with GET
    return response


def _preview(request: HttpRequest, article: Article, form: CommentForm) -> HttpResponse:
    return render(
        request,
        "comments/preview.html",
        {"article": article, "form": form, "avis": form.avis(), "nonce": make_nonce(article)},
    )


def _form_page(
    request: HttpRequest, article: Article, form: CommentForm, status: int = 200, foreign: bool = False
) -> HttpResponse:
    context = {"article": article, "form": form, "foreign": foreign}
    return render(request, "comments/leave.html", context, status=status)
