"""The journal, to read: by deed, by account, by day. Nobody adds, changes or deletes a line."""

from typing import Any, ClassVar

from django.contrib import admin

from ..models import Trace
from .letter import ToRead


@admin.register(Trace)
class TraceAdmin(ToRead):
    """Who did what, the latest first."""

    list_display = ["at", "deed", "by_name", "about", "said", "device", "network"]
    list_filter = ["deed", "at"]
    search_fields = ["=by_name", "about", "said", "=network"]
    date_hierarchy = "at"
    show_full_result_count = False
    actions = None
    fields: ClassVar[Any] = list_display

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
