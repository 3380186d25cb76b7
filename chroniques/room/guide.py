"""The help of the room on one page: how to write, the keys, how the avis are moderated here."""

from typing import Any

from django.contrib import admin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.models import Site
from comments.models.decision import Reason
from comments.queue import MODERATE

from .examples import examples
from .needs import WRITE


def guide(request: Any) -> HttpResponse:
    """The page; each finds what their own work needs."""
    context = {
        **admin.site.each_context(request),
        "title": _("Help"),
        "examples": examples() if request.user.has_perm(WRITE) else [],
        "reasons": Reason.labels if request.user.has_perm(MODERATE) else [],
        "policy": Site.objects.current().avis_policy_html,
    }
    return TemplateResponse(request, "admin/help/page.html", context)
