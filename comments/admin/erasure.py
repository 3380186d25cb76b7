"""The register of what was erased: to read. It names nobody."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Erasure
from ..models.erasing import OUTCOMES
from .decision import ReadOnly


@admin.register(Erasure)
class ErasureAdmin(ReadOnly, admin.ModelAdmin):
    """Each erasing, in numbers, the latest first."""

    list_display = ["number", "at", "asked", "avis", "reports", "letters", "subscriptions", "scrubbed_at"]
    list_filter = ["asked", "at"]
    date_hierarchy = "at"
    fields: ClassVar[Any] = ["number", "at", "asked", *OUTCOMES, "scrubbed_at"]
    readonly_fields = fields

    @admin.display(description=_("number"), ordering="pk")
    def number(self, erasure: Erasure) -> str:
        return erasure.number()
