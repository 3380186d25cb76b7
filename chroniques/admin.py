"""The editors' room: Django's admin under our name."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.letters.passwords import tell_of_a_new_password
from chroniques.door.factors import must_get_one
from chroniques.door.limits import knock, where
from chroniques.room.dashboard import dashboard
from chroniques.room.guide import guide
from chroniques.room.planning import planning
from comments.queue import MANY, MODERATE, waiting

ENTRANCE = "chroniques.door.entrance.Entrance"  # with the steps of allauth behind it: loaded at the first use
# Django's own titles, which our catalogue says without a wrong article: "Modification de article".
gettext_noop("Add %s")
gettext_noop("Change %s")
gettext_noop("View %s")
gettext_noop("Select %s to change")
gettext_noop("Select %s to view")
gettext_noop("Add another %(verbose_name)s")
gettext_noop("Forgotten your login credentials?")  # for a password alone


class EditorsRoom(AdminSite):
    """The admin of the site. Each application registers what it lets editors touch."""

    site_header = _("The editors’ room")
    site_title = _("Editors’ room")
    index_title = _("What needs you")
    index_template = "admin/room/index.html"
    empty_value_display = "–"
    enable_nav_sidebar = True

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """A page of the room; who must have a second factor and has none is led to it first."""
        page = super().admin_view(view, cacheable)

        @wraps(page)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.path != reverse("admin:logout") and must_get_one(request.user):
                messages.warning(request, gettext("The room asks for a second factor: add one here."))
                return redirect("mfa_index")
            return page(request, *args, **kwargs)

        return guarded

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's page of entrance, behind which there may be a second factor."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        known = {"title": gettext("Log in"), "app_path": request.get_full_path()}
        if not (request.GET.get("next") or request.POST.get("next")):
            known["next"] = reverse("admin:index")
        context = {**self.each_context(request), **known, **(extra_context or {})}
        return import_string(ENTRANCE).as_view(extra_context=context)(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Django's page, whose tries count as at the door; a new password ends all other sessions, and is
        noted."""
        if request.method != "POST":
            return super().password_change(request, extra_context)
        try:
            knocked = knock(request, request.user.get_username())
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("admin:password_change")
        response: Any = super().password_change(request, extra_context)
        is_new = response.status_code == 302
        if is_new or "old_password" not in response.context_data["form"].errors:
            knocked.was_no_guess()
        if is_new:
            tell_of_a_new_password(request.user, **where(request))
        return response

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The first page: what needs the person who comes in, then the menu."""
        return super().index(request, {**dashboard(request), **(extra_context or {})})

    def get_urls(self) -> list[URLResolver | URLPattern]:
        ours = [
            path("planning/", self.admin_view(planning), name="planning"),
            path("aide/", self.admin_view(guide), name="help"),
        ]
        return [*ours, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What each page of the room has: the badge of the avis that wait, for who decides of them."""
        return {**super().each_context(request), "badge": _badge(request)}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The menu; who decides of the avis sees first how many wait."""
        applications = super().get_app_list(request, app_label)
        for application in applications:
            if application["app_label"] == "comments" and request.user.has_perm(MODERATE):
                application["models"].insert(0, _queue(request))
        return applications


def _queue(request: HttpRequest) -> dict[str, Any]:
    """The queue of the avis, as the menu names what it leads to."""
    count = _badge(request)
    name = gettext("What waits (%(count)s)") % {"count": count} if count else gettext("What waits")
    address = reverse("admin:comments_comment_queue_page")
    return {"name": name, "object_name": "Queue", "admin_url": address, "add_url": None, "view_only": True}


def _badge(request: HttpRequest) -> str:
    """How many avis wait, as it is said to who decides of them; nothing to others, and where none does."""
    if not (request.user.is_active and request.user.is_staff and request.user.has_perm(MODERATE)):
        return ""
    count = sum(waiting(request).values())
    return f"{MANY}+" if count >= MANY else str(count or "")
