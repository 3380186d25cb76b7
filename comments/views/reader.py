"""What becomes of an avis: its private receipt, its permanent address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import Comment
from ..submission import received


@never_cache
@require_safe
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Suivi de votre avis: for who has the key alone, out of every index and cache."""
    comment = received(key)
    if comment is None:
        raise Http404
    response = render(request, "comments/receipt.html", {"comment": comment, "article": comment.article})
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a published avis leads to its place under the article."""
    comment = get_object_or_404(Comment.objects.published().select_related("article"), pk=pk)
    if not comment.article.is_published():
        raise Http404
    return redirect(f"{comment.article.get_absolute_url()}#avis-{comment.pk}")
