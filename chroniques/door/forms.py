"""What one types at the door: a name and a password, a code, the password again. Each try is counted."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Deed, Trace

from .limits import is_first, knock, where


class NameForm(AdminAuthenticationForm):
    """A name and a password. What is said is the same whether the account exists or not."""

    request: Any

    def clean(self) -> dict[str, Any]:
        knocked = knock(self.request, self.cleaned_data.get("username", ""))
        try:
            data: dict[str, Any] = super().clean()
        except ValidationError:
            self._note()
            raise
        knocked.was_no_guess()
        return data

    def _note(self) -> None:
        """The account that was tried. A name that nobody has is not written down: it may be a password."""
        tried = User.objects.filter(username=self.cleaned_data.get("username", "")).first()
        Trace.objects.add(Deed.REFUSED, None, about=tried or "", **where(self.request))


class PasswordAgainForm(forms.Form):
    """One's own password, before what counts."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        knocked = knock(context.request, self.user.get_username())
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            Trace.objects.add(Deed.REFUSED, self.user, about=self.user, **where(context.request))
            raise ValidationError(_("This is not your password."))
        knocked.was_no_guess()
        return password


def code_field(words: Any) -> forms.CharField:
    """A code of six digits, or a recovery code of eight."""
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
    return forms.CharField(label=words, max_length=20, widget=forms.TextInput(attrs=attrs))


class Counted:
    """A code counts as a try, and is good once."""

    user: Any
    authenticator: Any

    def clean_code(self) -> str:
        request: HttpRequest = context.request
        knocked = knock(request, f"code {self.user.pk}")
        code: str = super().clean_code()  # type: ignore[misc]  # of the form that comes after us
        if self.authenticator.type == Authenticator.Type.TOTP:
            once(self.user, code)
        knocked.was_no_guess()
        return code


class CodeForm(Counted, AuthenticateForm):
    """The second factor, to enter."""

    code = code_field(gettext_lazy("Code of the application, or a recovery code"))


class CodeAgainForm(Counted, ReauthenticateForm):
    """The second factor, before what counts."""

    code = code_field(gettext_lazy("Code of the application, or a recovery code"))


class ApplicationForm(ActivateTOTPForm):
    """The first code of an application, which shows that it has the secret."""

    code = code_field(gettext_lazy("The six digits that it shows now"))

    def clean_code(self) -> str:
        code: str = super().clean_code()
        return once(self.user, code)


def once(user: Any, code: str) -> str:
    """The code, if this account gives it for the first time: who saw it typed cannot type it again."""
    if not is_first("door.code", f"{user.pk} {code}"):
        raise ValidationError(_("This code is not the right one, or it was used already."))
    return code
