"""What of the avis calls for a moderator, beside their state."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import YearFilter

from ..models import Comment, State

NEW_TEXT, CONTEST = "texte", "contestation"


class CallsFilter(admin.SimpleListFilter):
    """The published avis with a new text to read; the refusals that are contested."""

    title = _("what calls")
    parameter_name = "appel"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [(NEW_TEXT, _("a new text")), (CONTEST, _("a contested refusal"))]

    def queryset(self, request: Any, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        if self.value() == NEW_TEXT:
            return queryset.filter(state=State.PUBLISHED, revision__isnull=False)
        if self.value() == CONTEST:
            return queryset.filter(state__in=[State.REJECTED, State.SPAM], contested_at__gte=F("decided_at"))
        return queryset


class ReceiptYear(YearFilter):
    """The year in which an avis came."""

    field = "received_at"
