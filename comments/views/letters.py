"""The pages to which the letters of the avis lead: to confirm an address, to leave, to answer. GET shows."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.letters import read_letter_token
from chroniques.links import LinkRefused

from ..letters import disown, prove
from ..models import Comment, Follows
from ..wishes import FollowForm
from .gates import patient
from .private import private

View = Callable[..., HttpResponse]


def by_token(action: str) -> Callable[[View], View]:
    """The view of an avis, for who reads the letters of its address; for all others one page of refusal."""

    def guarded(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, pk: int, token: str) -> HttpResponse:
            comment = Comment.objects.select_related("article").filter(pk=pk).first() or Comment()
            try:
                read_letter_token(action, pk, comment.email, token)
            except LinkRefused:
                return render(request, "subscriptions/refused.html", status=410)
            return view(request, comment)

        # The token is the proof: there is no session to ride.
        return csrf_exempt(private(require_http_methods(["GET", "HEAD", "POST"])(patient(page))))

    return guarded


@by_token("address")
def confirm(request: HttpRequest, comment: Comment) -> HttpResponse:
    """Say that the address is one's own; a POST does, and chooses of what one would be told."""
    typed = request.POST if request.method == "POST" else None
    form = FollowForm(typed, initial={"follows": Follows.REPLIES})
    if form.is_valid():
        prove(comment, form.cleaned_data["follows"])
    known = {"comment": comment, "article": comment.article, "form": form}
    return render(request, "comments/confirm.html", known)


@by_token("not-me")
def not_me(request: HttpRequest, comment: Comment) -> HttpResponse:
    """Somebody else typed the address: a POST forgets it, unless it was confirmed since."""
    if request.method == "POST":
        disown(comment)
        return render(request, "subscriptions/left.html")
    return render(request, "comments/not_me.html", {"article": comment.article})


@by_token("leave")
def leave(request: HttpRequest, comment: Comment) -> HttpResponse:
    """Hear no more of this conversation: a POST does, from the page or by one click (RFC 8058)."""
    if request.method == "POST":
        own = Comment.objects.given_with(comment.email).filter(article=comment.article)
        own.update(follows=Follows.NOTHING)
        return render(request, "comments/left.html", {"article": comment.article})
    return render(request, "comments/leave_letters.html", {"article": comment.article})


@private
@require_safe
def answer(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """From the letter of an author to the page of the admin where one answers, which asks who one is."""
    comment = Comment.objects.published().filter(pk=pk).first()
    if comment is None or not _is_to_an_author(comment, token):
        raise Http404
    return redirect("admin:comments_comment_answer_page", pk=comment.pk)


def _is_to_an_author(comment: Comment, token: str) -> bool:
    signing = comment.article.authors.filter(user__is_active=True).values_list("user__email", flat=True)
    return any(_accepts(comment, address, token) for address in signing if address)


def _accepts(comment: Comment, address: str, token: str) -> bool:
    try:
        read_letter_token("answer", comment.pk, address, token)
    except LinkRefused:
        return False
    return True
