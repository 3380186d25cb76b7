"""Keys: one that is added, and whether it opens the door by itself; one that is removed."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from .factors import may_go


class KeyForm(AddWebAuthnForm):
    """allauth's, in our words."""

    name = forms.CharField(label=_("Name of the key"), max_length=60, required=False)
    passwordless = forms.BooleanField(
        label=_("Enter without a password"),
        required=False,
        initial=True,
        help_text=_("The device then asks for your fingerprint, your face or its code: a passkey."),
    )


class RemoveKey(RemoveWebAuthnView):
    """allauth removes a key whatever else there is; ours asks whether it may go."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not may_go(self.get_object()):
            messages.error(self.request, str(get_adapter().error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)


remove_webauthn = RemoveKey.as_view()
