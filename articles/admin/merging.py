"""The page where tags become one: which one stays, what moves, once it is confirmed."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Tag


class KeptField(forms.ModelChoiceField):
    """The tag that stays, each with the number of its articles."""

    def label_from_instance(self, tag: Any) -> str:
        return f"{tag.name} ({tag.uses})"


class MergeForm(forms.Form):
    """Which tag stays: one of those chosen, or another by its name."""

    kept = KeptField(
        queryset=Tag.objects.none(),
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
        label=gettext_lazy("The tag that stays"),
    )
    other = forms.CharField(
        required=False, max_length=60, label=gettext_lazy("Or another tag, which exists already")
    )

    def __init__(self, *args: Any, tags: QuerySet[Tag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = tags  # type: ignore[attr-defined]

    def clean_other(self) -> Tag | None:
        name = self.cleaned_data["other"]
        found = Tag.objects.named(name) if name else None
        if name and found is None:
            raise forms.ValidationError(_("No tag has this name: “%s”.") % name)
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.into():
            raise forms.ValidationError(_("Choose the tag that stays."))
        return data

    def into(self) -> Tag | None:
        """The tag that stays; a name that was typed wins over a choice."""
        return self.cleaned_data.get("other") or self.cleaned_data.get("kept")


def merge_page(request: HttpRequest) -> HttpResponse:
    """Merge the tags named in the address, all into one: they are shown with what moves, then confirmed."""
    if not request.user.has_perms(["articles.change_tag", "articles.delete_tag"]):
        raise PermissionDenied
    tags = _named(request.GET.get("mots", ""))
    typed = request.POST if request.method == "POST" else None
    form = MergeForm(typed, tags=tags, initial={"kept": tags.order_by("-uses").first()})
    if form.is_valid():
        return _merged(request, list(tags), form.into())
    context = {
        **admin.site.each_context(request),
        "title": _("Merge tags"),
        "form": form,
        "tags": tags,
        "opts": Tag._meta,
    }
    return TemplateResponse(request, "admin/articles/tag/merge.html", context)


def _named(numbers: str) -> Any:
    wanted = [int(number) for number in numbers.split(",") if number.isdecimal() and len(number) < 19]
    tags = Tag.objects.filter(pk__in=wanted).annotate(
        uses=Count("tagged", distinct=True, filter=Q(tagged__content_object__copy_of=None))
    )
    return tags.prefetch_related("synonyms")


def _merged(request: HttpRequest, tags: list[Tag], kept: Any) -> HttpResponse:
    merged = [tag for tag in tags if tag.pk != kept.pk]
    with transaction.atomic():
        for tag in merged:
            tag.merge_into(kept, by=request.user)
    names = ", ".join(f"« {tag.name} »" for tag in merged) or "–"
    said = _("%(names)s: merged into “%(kept)s”. Their addresses lead there.")
    messages.success(request, said % {"names": names, "kept": kept.name})
    return redirect("admin:articles_tag_change", kept.pk)
