"""Filters of the list of articles, in the editors' words."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Article, Remark, State

SETS = {
    "draft": (_("drafts"), lambda texts: texts.kept().filter(state=State.DRAFT)),
    "in_review": (_("in review"), lambda texts: texts.kept().filter(state=State.IN_REVIEW)),
    "ready": (
        _("ready, without a date"),
        lambda texts: texts.kept().filter(state=State.READY, published_at=None),
    ),
    "scheduled": (_("scheduled"), lambda texts: texts.scheduled()),
    "published": (_("published"), lambda texts: texts.published()),
    "withdrawn": (_("withdrawn"), lambda texts: texts.kept().filter(state=State.WITHDRAWN) | texts.expired()),
    "remarks": (
        _("with remarks to settle"),
        lambda texts: texts.filter(Exists(Remark.objects.unsettled().filter(link__article=OuterRef("pk")))),
    ),
    "trash": (_("in the trash"), lambda texts: texts.trashed()),
}


class StateFilter(admin.SimpleListFilter):
    """By state, as editors speak of it. Without a choice, everything but the trash."""

    title = _("state")
    parameter_name = "etat"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        return [(key, label) for key, (label, _chosen) in SETS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        _label, chosen = SETS.get(self.value() or "", ("", lambda texts: texts.kept()))
        return chosen(queryset)


class YearFilter(admin.SimpleListFilter):
    """By year, from that of the oldest row on: one row of an index says which.

    field: the instant that counts.
    """

    title = _("year")
    parameter_name = "annee"
    field = ""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        rows = self.among(model_admin.model._default_manager.all()).exclude(**{self.field: None})
        first = rows.order_by(self.field).values_list(self.field, flat=True).first()
        now = timezone.localtime().year
        years = range(now, timezone.localtime(first).year - 1, -1) if first else ()
        return [(str(year), str(year)) for year in years]

    def among(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that the list shows, in the words of its index."""
        return rows

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        year = self.value() or ""
        if not (year.isascii() and year.isdigit() and 0 < int(year[:5]) < datetime.max.year):
            return queryset
        start, end = (timezone.make_aware(datetime(int(year) + more, 1, 1)) for more in (0, 1))
        return queryset.filter(**{f"{self.field}__gte": start, f"{self.field}__lt": end})


class PublicationYear(YearFilter):
    """The year in which a text appeared, or will."""

    field = "published_at"

    def among(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.kept()  # type: ignore[attr-defined]
