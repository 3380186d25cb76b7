"""The page where one types a name and a password. What it opens, allauth's steps decide."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth.views import LoginView
from django.http import HttpResponse

from .forms import NameForm
from .room import METHODS


class Entrance(LoginView):
    """Django's page; a right password leads to the second factor, or into the room."""

    http_method_names = [method.lower() for method in METHODS]
    authentication_form = NameForm
    template_name = "door/login.html"

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url())
        return perform_password_login(self.request, {"username": user.get_username()}, login)
