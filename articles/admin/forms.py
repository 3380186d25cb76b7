"""The form of an article, and the field of its tags, which completes what is typed."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField, TagWidget

from chroniques.text import modern_notes

from ..models import Article, Tag
from ..models.version import LONGEST_WHY
from .together import Merging


def as_kept(body: str) -> str:
    """A text as a save keeps it: without space around it, its notes written our way."""
    return modern_notes(body.strip()).source


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


class WritingArea(forms.Textarea):
    """The text of an article, which its module makes a writing screen; without script, a good large field."""

    template_name = "admin/articles/writing_area.html"

    class Media:
        css = {"all": ["writing.css"]}
        js = [forms.Script("writing.js", type="module")]


class ArticleForm(Merging, forms.ModelForm):
    """An article as an editor writes it. Its state is changed by verbs, never by a field."""

    tags = TagField(
        label=_("Tags"),
        required=False,
        widget=TagInput(attrs={"class": "vTextField"}),
        help_text=_("Separated by commas: climat social, viralité."),
    )

    why = forms.CharField(
        label=_("Why this change?"),
        required=False,
        max_length=LONGEST_WHY,
        help_text=_("For the history of the text: “typo”, “figures of May”. Optional."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    based = forms.CharField(required=False, widget=forms.HiddenInput)  # of a working copy

    class Meta:
        model = Article
        error_messages = {"slug": {"unique": _("This address is another text's: choose another.")}}
        fields = "__all__"  # noqa: DJ007  (the fieldsets of the admin choose)
        widgets = {
            "title": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "body": WritingArea(attrs={"rows": 30, "class": "markdown", "lang": "fr"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.updated_at.isoformat()
            based = self.instance.based_at
            self.initial["based"] = based.isoformat() if based else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_number(data)
        self.check_others(data)
        return data

    def _check_number(self, data: dict[str, Any]) -> None:
        """Said beside the field; the database has the same two rules."""
        column, number = data.get("column"), data.get("number")
        own = [key for key in (self.instance.pk, self.instance.copy_of_id) if key]
        if number is None:
            return
        if column is None:
            self.add_error("number", _("A number makes sense within a column: choose the column."))
        elif column.articles.filter(number=number, copy_of=None).exclude(pk__in=own).exists():
            self.add_error("number", _("This number is taken in the column: choose another."))

    def clean_expires_at(self) -> datetime | None:
        """The end: to come, and after the beginning. One that is past stays where it is."""
        end: datetime | None = self.cleaned_data["expires_at"]
        begins = self.cleaned_data.get("published_at") or self.instance.published_at
        if end is None or end == self.instance.expires_at:
            return end
        if end <= timezone.now():
            raise forms.ValidationError(_("This hour is past: choose one to come, or withdraw the text."))
        if begins and end <= begins:
            raise forms.ValidationError(_("It would be taken away before it appears: choose a later hour."))
        return end

    def clean_body(self) -> str:
        """The text, in which notes typed or pasted as elsewhere ([1] … [1] text) have become ours."""
        return as_kept(self.cleaned_data["body"])

    def clean_published_at(self) -> datetime | None:
        """The date; a text that readers have seen keeps one that is past."""
        at: datetime | None = self.cleaned_data["published_at"]
        if self.instance.was_public() and (at is None or at > timezone.now()):
            raise forms.ValidationError(_("This text is public: to take it from the readers, withdraw it."))
        return at
