"""The accounts, for who administers: roles are groups; nobody gives more than they have."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.letters.passwords import tell_of_a_new_password

from .administrators import GROUP, LastAdministrator, is_last
from .factors import CODES, forget_factors
from .limits import where
from .room import page

ROLES: Any = (_("Roles"), {"fields": ["is_active", "is_staff", "groups"]})
EVERYTHING: Any = (_("All rights"), {"fields": ["is_superuser", "user_permissions"], "classes": ["collapse"]})


class AccountForm(UserChangeForm):
    """An account. That of the last who administers keeps what it administers by."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if is_last(User.objects.get(pk=self.instance.pk)) and not self._administers(data):
            raise LastAdministrator
        return data

    def _administers(self, data: dict[str, Any]) -> bool:
        enters = data.get("is_active") and data.get("is_staff")
        has_role = any(group.name == GROUP for group in data.get("groups") or ())
        return bool(enters and (data.get("is_superuser", self.instance.is_superuser) or has_role))


class AccountAdmin(UserAdmin):
    """Accounts are switched off rather than deleted: what they did keeps its name."""

    form = AccountForm
    list_display = [
        "username",
        "first_name",
        "last_name",
        "email",
        "is_active",
        "roles",
        "second_factor",
        "last_login",
    ]
    list_filter = ["is_active", "groups", "is_superuser"]
    filter_horizontal = ["groups", "user_permissions"]
    readonly_fields = ["last_login", "date_joined", "second_factor"]
    actions = None
    change_form_template = "admin/auth/user/account.html"
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "password1", "password2"]}),
        ROLES,
    ]
    fieldsets = [
        (None, {"fields": ["username", "password", "second_factor"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        ROLES,
        EVERYTHING,
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=CODES)
        return super().get_queryset(request).prefetch_related("groups").annotate(has_factor=Exists(factors))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """All rights are given by who has them all."""
        sets = super().get_fieldsets(request, obj)
        return [one for one in sets if one is not EVERYTHING or request.user.is_superuser]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj is not None and is_last(obj))

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, user: Any) -> bool:
        return bool(getattr(user, "has_factor", False))

    def get_urls(self) -> list[URLPattern]:
        forget = self.admin_site.admin_view(self.forget_page)
        return [
            path("<int:pk>/second-facteur/", forget, name="auth_user_forget_factors"),
            *super().get_urls(),
        ]

    def user_change_password(self, request: Any, id: str, form_url: str = "") -> HttpResponse:
        """Django's page; whose password it was is told, as of one that they change themselves."""
        with transaction.atomic():
            before = self.get_object(request, unquote(id))
            response: HttpResponse = super().user_change_password(request, id, form_url)
            user = self.get_object(request, unquote(id))
            if user and before and user.password != before.password:
                tell_of_a_new_password(user, by=request.user, **where(request))
        return response

    def forget_page(self, request: Any, pk: int) -> HttpResponse:
        """Ask, then remove the second factors of somebody who has lost them."""
        user = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method != "POST":
            return page(request, "door/forget.html", _("Remove the second factor"), {"account": user})
        count = forget_factors(user, by=request.user)
        said = ngettext("%(count)d second factor removed.", "%(count)d second factors removed.", count)
        messages.success(request, said % {"count": count})
        return redirect("admin:auth_user_change", pk)


# In place of Django's page; of allauth's none: they would show, and let change, what proves who one is.
admin.site.unregister([User, EmailAddress, Authenticator])
admin.site.register(User, AccountAdmin)
