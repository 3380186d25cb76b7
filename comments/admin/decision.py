"""The decisions: to read, never to change."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.lists import Large

from ..models import Decision


class ReadOnly:
    """Nothing is added, changed or deleted by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class DecisionInline(ReadOnly, admin.TabularInline):
    """What was decided of one avis."""

    model = Decision
    fields: ClassVar[Any] = ["at", "verdict", "reason", "note", "by_name"]
    readonly_fields = fields
    verbose_name_plural = _("decisions")
    extra = 0


@admin.register(Decision)
class DecisionAdmin(ReadOnly, Large, admin.ModelAdmin):
    """All that was decided, the latest first (their numbers follow their instants)."""

    list_display = ["at", "verdict", "reason", "by_name", "comment", "note"]
    list_filter = ["verdict", "reason", "by"]
    search_fields = ["note", "by_name", "comment__name"]
    ordering = ["-pk"]
    list_select_related = ["comment__article", "comment__author"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        """All for a moderator; for an author, what was decided under their own texts."""
        decisions = super().get_queryset(request)
        if request.user.has_perm("comments.moderate_comment"):
            return decisions
        return decisions.filter(comment__article__bylines__author__user=request.user).distinct()
