"""What goes with an article on its form: signatures, event, notes, old addresses."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..models import Address, Article, Author, Byline, Correction, Event, Footnote


def own_author(user: Any) -> Author | None:
    """The author by whose signature alone this person sees a text; None for who sees them all."""
    return None if user.has_perm("articles.publish_article") else getattr(user, "author", None)


class BylineForm(forms.ModelForm):
    """A signature; one that was proposed counts as chosen when it is left as it is."""

    class Meta:
        model = Byline
        fields: ClassVar[Any] = ["author", "order"]

    def has_changed(self) -> bool:
        proposed = self.instance.pk is None and bool(self.initial.get("author"))
        return super().has_changed() or (proposed and bool(self["author"].value()))


class BylineFormSet(forms.BaseInlineFormSet):
    """The signatures of a text, which keep that of a columnist who would no longer see it without."""

    own_author: Any = None

    def clean(self) -> None:
        super().clean()
        kept = (form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE"))
        signing = {typed.get("author") for typed in kept}
        if self.own_author and self.forms and self.own_author not in signing:
            raise forms.ValidationError(
                _("Keep your own signature: without it you would no longer see this text.")
            )

    def get_unique_error_message(self, unique_check: Any) -> str:
        return str(_("This author already signs the article."))


class BylineInline(admin.TabularInline):
    """Who signs, in order."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    extra = 1
    autocomplete_fields = ["author"]
    verbose_name = _("signature")
    verbose_name_plural = _("signatures, in order")

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.own_author = own_author(request.user)
        return formset


class CorrectionFormSet(forms.BaseInlineFormSet):
    """The corrections of a text, each noted with who says it."""

    by: Any = None

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.by = self.by
        return super().save_new(form, commit)


class CorrectionInline(admin.TabularInline):
    """What is said on the page of what was corrected: of a public text, by who may publish."""

    model = Correction
    formset = CorrectionFormSet
    fields: ClassVar[Any] = ["sort", "text", "at"]
    formfield_overrides: ClassVar[Any] = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 2})}}

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.by = request.user
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """All: who may see those of a text is asked of the text, which Django does not give here."""
        return Correction.objects.all()

    def get_extra(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> int:
        """A line to fill for who came to tell a correction, without script too."""
        return 1 if "correction" in request.GET else 0

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return bool(obj and obj.was_public()) and request.user.has_perm("articles.publish_article")

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_add_permission(request, obj)


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
