"""The page where a guest says yes: a name to enter with, a password, and the account is there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from articles.letters import read_letter_token
from articles.letters.invitations import JOIN
from articles.models import Deed, Invitation, Trace
from articles.models.invitation import LIVES
from chroniques.links import LinkRefused

from .limits import where
from .room import METHODS, page

COLUMNISTS = "Chroniqueurs"


class Over(Exception):
    """Somebody accepted it, or withdrew it, meanwhile."""


class JoinForm(BaseUserCreationForm):
    """A name to enter with, and a password."""

    class Meta:
        model = User
        fields = ["username"]

    def clean_username(self) -> str:
        """As for any account: two names that differ by capitals are one."""
        name: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("This name is taken: choose another."))
        return name


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(METHODS)
def join_page(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """GET shows the form, POST makes the account: a columnist's, linked to the author, once."""
    invitation = _opened(pk, token)
    if invitation is None:
        return page(request, "door/over.html", _("This invitation is over"), {}, status=410)
    form = JoinForm(request.POST or None, initial={"username": invitation.author.slug})
    if request.method == "POST" and form.is_valid():
        return _joined(request, invitation, form)
    known = {"form": form, "invitation": invitation}
    return page(request, "door/join.html", _("You are invited"), known)


def _opened(pk: int, token: str) -> Invitation | None:
    """The invitation that this link opens, if it is still open."""
    found = Invitation.objects.open().filter(pk=pk).select_related("author").first()
    try:
        read_letter_token(JOIN, pk, found.email if found else "", token, LIVES)
    except LinkRefused:
        return None
    return found


def _joined(request: HttpRequest, invitation: Invitation, form: Any) -> HttpResponse:
    try:
        user = _made(invitation, form)
    except Over:
        return page(request, "door/over.html", _("This invitation is over"), {}, status=410)
    Trace.objects.add(Deed.JOINED, user, about=invitation.author, **where(request))
    messages.success(request, _("Your account is there: enter with the name and the password you chose."))
    return redirect("account_login")


@transaction.atomic
def _made(invitation: Invitation, form: Any) -> User:
    user: User = form.save(commit=False)
    user.email, user.is_staff = invitation.email, True
    user.save()
    user.groups.add(Group.objects.get(name=COLUMNISTS))
    if not invitation.accept(user):
        raise Over
    return user
