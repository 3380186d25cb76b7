"""Columns and tags."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as PlainTag

from ..models import Article, Column, Tag, TagSynonym
from ..models.tag import TaggedArticle, folded
from .merging import merge_page
from .unsaved import KeepsUnsaved

admin.site.unregister(PlainTag)  # taggit's own tags: ours are another model, these would stay empty


@admin.register(Column)
class ColumnAdmin(KeepsUnsaved, admin.ModelAdmin):
    """The series."""

    list_display = ["title", "rhythm", "pieces"]
    list_filter = ["rhythm", "authors"]
    search_fields = ["title", "description"]
    autocomplete_fields = ["authors"]
    ordering = ["title"]  # said anew: a count by groups forgets that of the model

    def get_queryset(self, request: HttpRequest) -> QuerySet[Column]:
        return (
            super().get_queryset(request).annotate(pieces=Count("articles", filter=Q(articles__copy_of=None)))
        )

    @admin.display(description=_("articles"), ordering="pieces")
    def pieces(self, column: Column) -> int:
        return column.pieces  # type: ignore[attr-defined]  # annotated above


def counted(tagged: QuerySet[TaggedArticle]) -> Coalesce:
    """How many of these a tag has: counted for the tags that are shown, from the index of their key."""
    mine = tagged.filter(tag=OuterRef("pk")).order_by().values("tag").annotate(number=Count("pk"))
    return Coalesce(Subquery(mine.values("number")), 0)


# The copies that are worked on have the tags of their text: they are few, and are counted apart.
COPIES = Article.objects.exclude(copy_of=None).values("pk")
USES = counted(TaggedArticle.objects.all()) - counted(TaggedArticle.objects.filter(content_object__in=COPIES))


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
    actions = ["merge"]

    @admin.action(description=_("Merge into one tag…"), permissions=["delete"])
    def merge(self, request: HttpRequest, tags: QuerySet[Tag]) -> HttpResponse:
        numbers = ",".join(str(tag.pk) for tag in tags)
        return redirect(f"{reverse('admin:articles_tag_merge')}?mots={numbers}")

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(merge_page)
        return [path("fusion/", page, name="articles_tag_merge"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return super().get_queryset(request).annotate(uses=USES).prefetch_related("synonyms")

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        former = form.initial.get("name", "")
        if change and folded(former) != obj.folded:
            said = _("“%s” stays as a synonym: it still finds the texts. Delete it here if it was a mistake.")
            messages.info(request, said % former)

    @admin.display(description=_("articles"), ordering="uses")
    def uses(self, tag: Tag) -> int:
        return tag.uses

    @admin.display(description=_("synonyms"))
    def spellings(self, tag: Tag) -> str:
        return ", ".join(synonym.name for synonym in tag.synonyms.all())
