"""What goes with an article on its form: signatures, event, notes, old addresses."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Address, Article, Byline, Event, Footnote


class BylineForm(forms.ModelForm):
    """A signature; one that was proposed counts as chosen when it is left as it is."""

    class Meta:
        model = Byline
        fields: ClassVar[Any] = ["author", "order"]

    def has_changed(self) -> bool:
        proposed = self.instance.pk is None and bool(self.initial.get("author"))
        return super().has_changed() or (proposed and bool(self["author"].value()))


class BylineInline(admin.TabularInline):
    """Who signs, in order."""

    model = Byline
    form = BylineForm
    extra = 1
    autocomplete_fields = ["author"]
    verbose_name = _("signature")
    verbose_name_plural = _("signatures, in order")


class EventInline(admin.StackedInline):
    """The event of a report."""

    model = Event
    extra = 0
    max_num = 1
    classes = ["collapse"]
    verbose_name_plural = _("event (for a report)")


class ReadOnlyInline(admin.TabularInline):
    """Rows to look at."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class FootnoteInline(ReadOnlyInline):
    """The notes, as the text made them: they are changed in the text."""

    model = Footnote
    fields: ClassVar[Any] = ["marker", "source"]
    readonly_fields = fields
    verbose_name_plural = _("notes of the text (read only: change them in the text)")


class AddressInline(ReadOnlyInline):
    """Where it lived before."""

    model = Address
    fields: ClassVar[Any] = ["path", "created_at"]
    readonly_fields = fields
    classes = ["collapse"]
