"""Another password, by letter, for who has forgotten theirs.

It opens what a password opens, no more: the second factor is asked for all the same.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.letters.passwords import ask_for_another, may_have_another, tell_of_a_new_password

from .limits import knock, where
from .room import METHODS, page


class ForgottenForm(forms.Form):
    """The address of the account."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of your account"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def __init__(self, *args: Any, request: HttpRequest) -> None:
        super().__init__(*args)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """Each letter that is asked for counts as a try at the door, whoever has the address."""
        data = super().clean() or {}
        if address := data.get("email"):
            knock(self.request, f"forgotten {address}")
        return data


@never_cache
@require_http_methods(METHODS)
def ask_page(request: HttpRequest) -> HttpResponse:
    """GET asks for the address, POST has the letter sent; the answer is the same whoever has that address."""
    form = ForgottenForm(request.POST or None, request=request)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return page(request, "door/forgotten.html", _("Forgotten password"), {"form": form}, status=status)
    ask_for_another(form.cleaned_data["email"], **where(request))
    return redirect("password_reset_done")


@never_cache
@require_http_methods(METHODS)
def asked_page(request: HttpRequest) -> HttpResponse:
    """Look in your letter box: the same words for everyone."""
    return page(request, "door/asked.html", _("Look in your letter box"), {})


class Another(PasswordResetConfirmView):
    """Django's page: what opens it goes from its address into the session at once, and is good once."""

    template_name = "door/another.html"
    success_url = reverse_lazy("account_login")
    title = gettext_lazy("Another password")
    user: Any  # None where the link opens nothing

    def get_user(self, uidb64: str) -> User | None:
        user: User | None = super().get_user(uidb64)
        return user if user and may_have_another(user) else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = {**admin.site.each_context(self.request), **super().get_context_data(**kwargs)}
        return known if known["validlink"] else {**known, "title": _("This link holds no more")}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        status = 200 if context["validlink"] else 410
        if context["validlink"] and context["form"].errors:
            status = 422
        return super().render_to_response(context, status=status, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Saved, noted and told, all or nothing; sessions that were open are over by themselves."""
        with transaction.atomic():
            answer = super().form_valid(form)
            tell_of_a_new_password(self.user, said=_("by letter"), **where(self.request))
        messages.success(self.request, _("The password is changed: enter with the new one."))
        return answer
