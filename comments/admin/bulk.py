"""From one card to many: decide at once of all that goes with an avis, or ban where it comes from."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..bans import ban_address, ban_network, masked
from ..gathering import Alike, gathered, ways
from ..gestures import act
from ..models import Banned, Comment, Reason, State, Verdict
from .pages import moderators_only

SHOWN = 5  # avis, of those that would be decided of
DAYS = {
    1: gettext_lazy("a day"),
    7: gettext_lazy("a week"),
    30: gettext_lazy("a month"),
    365: gettext_lazy("a year"),
}


class BulkForm(forms.Form):
    """What is decided of all of them."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            (Verdict.SPAM.value, gettext_lazy("File as spam")),
            (Verdict.REJECTED.value, gettext_lazy("Refuse")),
            (Verdict.PUBLISHED.value, gettext_lazy("Publish")),
        ],
        initial=Verdict.SPAM.value,
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(label=gettext_lazy("Reason of a refusal"), choices=Reason.choices)
    note = forms.CharField(label=gettext_lazy("In a few words"), max_length=500, required=False)
    public = forms.BooleanField(
        label=gettext_lazy("Those that readers see already too"), required=False, initial=False
    )

    def clean(self) -> dict[str, Any]:
        """With words, where the reason is another one."""
        data = super().clean() or {}
        if data.get("verdict") != Verdict.REJECTED:
            data["reason"] = ""
        elif data.get("reason") == Reason.OTHER and not data.get("note"):
            self.add_error("note", _("Explain this other reason: the reader will read it."))
        return data


class BanForm(forms.Form):
    """For how long, and why."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        choices=list(DAYS.items()),
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=200, widget=forms.TextInput(attrs={"size": 60})
    )


@moderators_only
def bulk_page(request: Any, pk: int, alike: str) -> HttpResponse:
    """How many there are, and some of them; a POST decides of all at once."""
    comment = get_object_or_404(Comment.objects.exclude(state=State.ERASED).select_related("article"), pk=pk)
    if alike not in ways(comment):
        raise Http404
    form = BulkForm(request.POST or None)
    if form.is_valid():
        return _decided(request, comment, alike, form.cleaned_data)
    shown = {
        "waiting": gathered(comment, alike).count(),
        "public": gathered(comment, alike, public=True).published().count(),
        "some": gathered(comment, alike, public=True)
        .select_related("article", "author")
        .order_by("-pk")[:SHOWN],
        "alike": Alike(alike).label,
    }
    return _page(request, "bulk", _("Decide of several avis"), comment, form, shown)


@moderators_only
def ban_page(request: Any, pk: int, kind: str) -> HttpResponse:
    """Ban the address or the network of an avis, until an hour."""
    comment = get_object_or_404(Comment.objects.exclude(state=State.ERASED).select_related("article"), pk=pk)
    known = {Banned.ADDRESS: masked(comment.email) if comment.email else "", Banned.NETWORK: _hint(comment)}
    if not known.get(Banned(kind) if kind in Banned.values else Banned.ADDRESS) or kind not in Banned.values:
        raise Http404
    form = BanForm(request.POST or None)
    if form.is_valid():
        _ban(comment, kind, form.cleaned_data, request.user)
        messages.success(request, _("Banned: what comes from there goes to the spam folder."))
        return redirect("admin:comments_comment_queue_page")
    return _page(request, "ban", _("Ban"), comment, form, {"hint": known[Banned(kind)], "kind": Banned(kind)})


def _decided(request: Any, comment: Comment, alike: str, said: dict[str, Any]) -> HttpResponse:
    avis = gathered(comment, alike, public=said["public"])
    gesture = act(avis, said["verdict"], request.user, said["reason"], said["note"])
    told = ngettext("Decided: %(count)s avis.", "Decided: %(count)s avis.", gesture.avis)
    messages.success(request, told % {"count": gesture.avis})
    return redirect("admin:comments_comment_queue_page")


def _hint(comment: Comment) -> str:
    """A network has no name that is kept: it is known by an avis that came from it."""
    return _("the network of avis %(number)s") % {"number": comment.pk} if comment.network else ""


def _ban(comment: Comment, kind: str, said: dict[str, Any], by: Any) -> None:
    until = timezone.now() + timedelta(days=said["days"])
    if kind == Banned.ADDRESS:
        ban_address(comment.email, until, said["why"], by)
    else:
        ban_network(comment.network, _hint(comment), until, said["why"], by)


def _page(
    request: HttpRequest, name: str, title: str, comment: Comment, form: forms.Form, more: dict[str, Any]
) -> HttpResponse:
    known = {"title": title, "comment": comment, "form": form, "opts": Comment._meta, **more}
    context = {**admin.site.each_context(request), **known}
    return TemplateResponse(request, f"admin/comments/comment/{name}.html", context)
