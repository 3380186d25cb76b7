"""The pages of the admin where a decision needs words: refusing, answering, picking."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..forms import AnswerForm, PickForm, RefusalForm
from ..gestures import act
from ..models import Comment, CommentQuerySet, State, Verdict
from ..submission import answer
from ..verbs import may_answer

moderators_only = permission_required("comments.moderate_comment", raise_exception=True)


@moderators_only
def refusal_page(request: HttpRequest) -> HttpResponse:
    """Refuse the avis named in the address, all for the same reason."""
    avis = list(_named(request.GET.get("avis", "")))
    form = RefusalForm(request.POST or None)
    if form.is_valid():
        act(_named(request.GET.get("avis", "")), Verdict.REJECTED, request.user, **form.cleaned_data)
        messages.success(request, _("Refused: %d avis.") % len(avis))
        return redirect("admin:comments_comment_changelist")
    return _page(request, _("Refuse"), form, avis)


def answer_page(request: Any, pk: int) -> HttpResponse:
    """Answer as the author that this account is; the answer appears at once."""
    if not may_answer(request.user):
        raise PermissionDenied(_("Your account is not linked to an author: an administrator can link it."))
    comment = get_object_or_404(answerable(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        reply = answer(comment, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Your answer is published."))
        return redirect("admin:comments_comment_change", reply.pk)
    return _page(request, _("Answer"), form, [comment])


@moderators_only
def pick_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a published avis a pick of the editors, or take that back."""
    comment = get_object_or_404(Comment.objects.published(), pk=pk)
    form = PickForm(request.POST or None, initial={"why": comment.pick})
    if form.is_valid():
        comment.choose(by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("Decided: %d avis.") % 1)
        return redirect("admin:comments_comment_change", comment.pk)
    return _page(request, _("Editors’ pick"), form, [comment])


def answerable(user: Any) -> CommentQuerySet:
    """The published avis that this author may answer: all for a moderator, else those under their texts."""
    avis = Comment.objects.published()
    if user.has_perm("comments.moderate_comment"):
        return avis
    return avis.filter(article__bylines__author__user=user).distinct()


def _named(numbers: str) -> Any:
    wanted = Comment.objects.numbered(*numbers.split(",")).exclude(state=State.ERASED)
    return wanted.select_related("article", "author")


def _page(request: HttpRequest, title: str, form: forms.Form, avis: list[Comment]) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": title,
        "form": form,
        "avis": avis,
        "opts": Comment._meta,
    }
    return TemplateResponse(request, "admin/comments/comment/words.html", context)
