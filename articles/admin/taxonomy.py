"""Columns and tags."""

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Column, Tag, TagSynonym
from ..models.tag import folded


@admin.register(Column)
class ColumnAdmin(admin.ModelAdmin):
    """The series."""

    list_display = ["title", "pieces"]
    list_filter = ["authors"]
    search_fields = ["title", "description"]
    autocomplete_fields = ["authors"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Column]:
        return super().get_queryset(request).annotate(pieces=Count("articles"))

    @admin.display(description=_("articles"), ordering="pieces")
    def pieces(self, column: Column) -> int:
        return column.pieces  # type: ignore[attr-defined]  # annotated above


class SynonymFormSet(forms.BaseInlineFormSet):
    """Spellings that differ by more than their case and accents."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            key = folded(form.cleaned_data.get("name") or "")
            if key and key in seen:
                form.add_error("name", _("This word is given twice: one spelling is enough."))
            seen.add(key)


class SynonymInline(admin.TabularInline):
    """The other spellings that lead to the tag."""

    model = TagSynonym
    formset = SynonymFormSet
    extra = 1


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    """Tags, each with its synonyms."""

    list_display = ["name", "uses", "spellings"]
    search_fields = ["name", "folded", "synonyms__name", "synonyms__folded"]
    list_filter = [("synonyms", admin.EmptyFieldListFilter)]
    fields = ["name", "slug"]
    readonly_fields = ["slug"]
    inlines = [SynonymInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        counted = super().get_queryset(request).annotate(uses=Count("tagged", distinct=True))
        return counted.prefetch_related("synonyms")

    @admin.display(description=_("articles"), ordering="uses")
    def uses(self, tag: Tag) -> int:
        return tag.uses

    @admin.display(description=_("synonyms"))
    def spellings(self, tag: Tag) -> str:
        return ", ".join(synonym.name for synonym in tag.synonyms.all())
