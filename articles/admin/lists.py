"""Lists of the admin that stay quick however many rows there are, and read of each what they show."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

from ..models.body import LONG


class KeysFirst(ChangeList):
    """Which rows stand on the page is read from an index alone: the rows that are passed over are not opened.

    The actions of the list have their rows whole: they ask for them apart.
    """

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        page: Any = self.result_list
        keys = list(page.prefetch_related(None).select_related(None).values_list("pk", flat=True))
        rows = {row.pk: row for row in self.apply_select_related(self.shown().filter(pk__in=keys))}
        self.result_list = [rows[key] for key in keys if key in rows]

    def shown(self) -> QuerySet[Any]:
        """The rows as the page shows them."""
        return self.root_queryset.order_by()


class WithoutTexts(KeysFirst):
    """A hundred texts, with what was rendered of each, would take ten megabytes to show a hundred titles."""

    def shown(self) -> QuerySet[Any]:
        return super().shown().defer(*LONG)


class Large:
    """What a model admin adds whose table grows with the years: nothing is counted twice or walked whole."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50  # more is not leafed through faster, and costs its height to draw

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return KeysFirst
