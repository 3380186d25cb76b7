"""Filters of the list of articles, in the editors' words."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
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
