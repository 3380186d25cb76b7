"""The reports: to read. They are decided with their avis, from the queue."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Report
from .decision import ReadOnly


class WaitingFilter(admin.SimpleListFilter):
    """Those of which nobody has decided."""

    title = _("state")
    parameter_name = "etat"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("to be decided")), ("decided", _("decided"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "waiting":
            return queryset.waiting()
        return queryset.exclude(finding="") if self.value() == "decided" else queryset


@admin.register(Report)
class ReportAdmin(ReadOnly, admin.ModelAdmin):
    """All that was reported, the latest first."""

    list_display = ["number", "grievance", "comment", "at", "finding", "decided_at", "by"]
    list_filter = [WaitingFilter, "grievance", "finding", "at"]
    search_fields = ["words", "name", "email", "text"]
    search_help_text = _("A word of the report or of the avis, a name, an address.")
    date_hierarchy = "at"
    list_select_related = ["comment__article", "comment__author", "by"]
    fields: ClassVar[Any] = [
        *("number", "comment", "grievance", "words", "law", "text", "name", "email", "in_good_faith", "at"),
        *("finding", "answer", "decided_at", "by"),
    ]
    readonly_fields = fields

    @admin.display(description=_("number"), ordering="pk")
    def number(self, report: Report) -> str:
        return report.number()
