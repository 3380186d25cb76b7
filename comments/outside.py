"""What somebody types who reads a text before it appears, by a reading link."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models import ReadingLink
from articles.models.outside import LONGEST, LONGEST_NAME, Paragraph, paragraphs_of
from chroniques.text import excerpt

from .forms import NameField, WordsField

FIRST_WORDS = 60  # characters: a line of a telephone


class RemarkForm(forms.Form):
    """A remark, on a paragraph or on the whole text; the name of the link, where none is given."""

    passage = forms.ChoiceField(
        label=_("On which passage?"),
        required=False,
        error_messages={"invalid_choice": _("The text has changed meanwhile: choose the passage again.")},
    )
    words = WordsField(
        label=_("Your remark"),
        longest=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "cols": False}),
        error_messages={"required": _("Your remark is empty: write a few words.")},
    )
    name = NameField(
        label=_("Your name"),
        longest=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, typed: Any = None, *, link: ReadingLink, name: str = "") -> None:
        super().__init__(typed, initial={"name": name or link.name})
        self.link = link
        passage: Any = self.fields["passage"]
        passage.choices = [("", _("The whole text")), *map(_choice, self.paragraphs.values())]

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """The paragraphs of the text by what they are known by; of two that say the same, the first."""
        return {one.mark: one for one in reversed(paragraphs_of(self.link.article))}

    def leave(self) -> None:
        """Keep what was typed. Raises articles.models.outside.Full."""
        said = self.cleaned_data
        self.link.leave(said["words"], said["name"], self.paragraphs.get(said["passage"]))


def _choice(paragraph: Paragraph) -> tuple[str, str]:
    return paragraph.mark, f"{paragraph.number}. {excerpt(paragraph.words, FIRST_WORDS)}"
