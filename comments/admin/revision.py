"""The page where a new text is read beside the one that readers see, and passed or refused."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..differences import differences
from ..models import Comment, TooLate
from ..wishes import RevisionForm
from .pages import moderators_only


@moderators_only
def revision_page(request: Any, pk: int) -> HttpResponse:
    """Pass the new text of an avis, or keep the old one. It acts on the text that was shown, or on none."""
    comment = get_object_or_404(Comment.objects.published().filter(revision__isnull=False), pk=pk)
    form = RevisionForm(request.POST or None, initial={"seen": comment.waiting_text()})
    if form.is_valid():
        _decide(request, comment, form)
        return redirect("admin:comments_comment_change", comment.pk)
    return TemplateResponse(request, "admin/comments/comment/revision.html", _context(request, comment, form))


def _decide(request: Any, comment: Comment, form: RevisionForm) -> None:
    try:
        form.apply(comment, by=request.user)
    except TooLate:
        messages.error(request, _("The text has changed since you opened this page: nothing was decided."))
    else:
        messages.success(request, _("Decided: %d avis.") % 1)


def _context(request: Any, comment: Comment, form: RevisionForm) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": _("New text"),
        "form": form,
        "comment": comment,
        "pieces": list(differences(comment.text, comment.waiting_text())),
        "waiting": comment.waiting_text(),
        "opts": Comment._meta,
    }
