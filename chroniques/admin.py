"""The editors' room: Django's admin under our name."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from comments.queue import MANY, MODERATE, waiting

# Django's own titles, which our catalogue says without a wrong article: "Modification de article".
gettext_noop("Add %s")
gettext_noop("Change %s")
gettext_noop("View %s")
gettext_noop("Select %s to change")
gettext_noop("Select %s to view")
gettext_noop("Add another %(verbose_name)s")


class EditorsRoom(AdminSite):
    """The admin of the site. Each application registers what it lets editors touch."""

    site_header = _("The editors’ room")
    site_title = _("Editors’ room")
    index_title = _("What would you like to do?")
    empty_value_display = "–"
    enable_nav_sidebar = True

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The menu; who decides of the avis sees first how many wait."""
        applications = super().get_app_list(request, app_label)
        for application in applications:
            if application["app_label"] == "comments" and request.user.has_perm(MODERATE):
                application["models"].insert(0, _queue(request))
        return applications


def _queue(request: HttpRequest) -> dict[str, Any]:
    """The queue of the avis, as the menu names what it leads to."""
    count = sum(waiting(request).values())
    said = {"count": f"{MANY}+" if count >= MANY else count}
    name = gettext("What waits (%(count)s)") % said if count else gettext("What waits")
    address = reverse("admin:comments_comment_queue_page")
    return {"name": name, "object_name": "Queue", "admin_url": address, "add_url": None, "view_only": True}
