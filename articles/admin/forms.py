"""The form of an article, and the field of its tags, which completes what is typed."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField, TagWidget

from ..models import Article, Tag


class TagInput(TagWidget):
    """Tags separated by commas, completed from those that exist (a datalist; tags.js for the second on)."""

    template_name = "admin/articles/tag_input.html"

    class Media:
        js = [forms.Script("chroniques/tags.js", type="module")]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs']['id']}_known"
        context["known"] = Tag.objects.values_list("name", flat=True)
        return context


class ArticleForm(forms.ModelForm):
    """An article as an editor writes it. Its state is changed by verbs, never by a field."""

    tags = TagField(
        label=_("Tags"),
        required=False,
        widget=TagInput(attrs={"class": "vTextField"}),
        help_text=_("Separated by commas: climat social, viralité."),
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007  (the fieldsets of the admin choose)
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "body": forms.Textarea(attrs={"rows": 30, "class": "vLargeTextField markdown"}),
        }

    def clean_published_at(self) -> datetime | None:
        """The date; a text that readers have seen keeps one that is past."""
        at: datetime | None = self.cleaned_data["published_at"]
        if self.instance.was_public() and (at is None or at > timezone.now()):
            raise forms.ValidationError(_("This text is public: to take it from the readers, withdraw it."))
        return at
