"""What a reader may type, and what a moderator must say."""

import re
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from articles.forms import AddressField
from articles.models import Article
from chroniques.text import render_comment

from .models import Comment, Reason
from .models.comment import LONGEST, LONGEST_NAME, LONGEST_SITE
from .passages import Passage, cited, find, in_whole_words, paragraphs
from .submission import Avis
from .wording import is_seen, readable, surely_shows

BESIDE = {"topic", "known"}  # what the form says that is no part of the avis
KEY, MOST_KEYS = re.compile(r"\b[0-9a-f]{64}\b"), 5


class WordsField(forms.CharField):
    """Text as people write it, in its own bound: the browser must not cut a long paste in silence."""

    too_long = _("%(count)s characters here; keep it within %(limit)s.")

    def __init__(self, *, longest: int, **options: Any) -> None:
        super().__init__(**options)
        self.longest = longest

    def to_python(self, value: object) -> str:
        said = str(super().to_python(readable(str(value or ""))))
        return said if is_seen(said) else ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            count, limit = (
                number_format(number, force_grouping=True) for number in (len(value), self.longest)
            )
            raise forms.ValidationError(self.too_long % {"count": count, "limit": limit})


class AvisField(WordsField):
    """The words of an avis: what shows nothing once it is rendered is empty."""

    def to_python(self, value: object) -> str:
        said = super().to_python(value)
        if len(said) > self.longest or surely_shows(said) or is_seen(render_comment(said).plain):
            return said
        return ""


class NameField(WordsField):
    """A name: on one line, with something to read in it."""

    def to_python(self, value: object) -> str:
        name = " ".join(super().to_python(value).split())
        return name if any(sign.isalnum() for sign in name) else ""


class CommentForm(forms.Form):
    """Laissez un avis. Its fields are constants: the page that holds it is the same for everyone."""

    passage_gone = _("The text no longer says the passage you quote: your avis can do without.")

    text = AvisField(
        label=_("Your avis"),
        longest=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "cols": False}),
        error_messages={"required": _("Your avis is empty: write a few words.")},
    )
    name = NameField(
        label=_("Name or pseudonym"),
        longest=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell us the name under which your avis should appear.")},
    )
    email = AddressField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Optional, never published: to let you know."),
    )
    site = forms.URLField(
        label=_("Site, optional"),
        required=False,
        assume_scheme="https",
        validators=[
            MaxLengthValidator(LONGEST_SITE, _("This address is too long: keep it within 200 characters."))
        ],
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        error_messages={"invalid": _("This address is not one of a site: it begins with https://.")},
    )
    # Nobody sees it; who fills it in reads the page without its style, or is a machine, or a browser that
    # helps too much. What stands in it is weighed, and refuses nothing.
    topic = forms.Field(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    known = forms.Field(required=False, widget=forms.HiddenInput)  # the script alone says it
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    passage = forms.CharField(required=False, widget=forms.HiddenInput)
    passage_before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args, article: Article, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_parent(self) -> Comment | None:
        """The published avis that this one answers."""
        if not (typed := self.cleaned_data["parent"]):
            return None
        parent = Comment.objects.published().filter(article=self.article).numbered(typed).first()
        if parent is None:
            # Forgotten at once: sent again, the avis stands alone.
            self._forget("parent")
            raise forms.ValidationError(_("The avis you answer is no longer there: yours can stand alone."))
        return parent

    def clean(self) -> dict[str, Any]:
        """With the passage that is answered as the text has it now, and what stands around it."""
        data = super().clean() or {}
        asked = Passage(data.pop("passage", ""), data.pop("passage_before", ""))
        return {**data, **self._passage(asked)}

    def _passage(self, asked: Passage) -> dict[str, str]:
        if not asked.quote:
            return {}
        if (place := find(asked, self.article.body_text)) is None:
            self._forget("passage", "passage_before")
            self.add_error(
                None, _("The text no longer says the passage you quote: your avis can do without.")
            )
            return {}
        text = self.article.body_text
        cited_now = cited(text, in_whole_words(text, place))
        return {
            "passage": cited_now.quote,
            "passage_before": cited_now.before,
            "passage_after": cited_now.after,
        }

    def _forget(self, *names: str) -> None:
        """Sent again, the form no longer says these."""
        self.data = {**cast(QueryDict, self.data).dict(), **dict.fromkeys(names, "")}

    def parent_shown(self) -> Comment | None:
        """The avis that the reader is about to answer, as the form's page shows it."""
        typed = str(self["parent"].value() or "")
        return Comment.objects.published().filter(article=self.article).numbered(typed).first()

    def avis(self) -> Avis:
        """What was typed, in the terms of the domain."""
        return Avis(**{name: said for name, said in self.cleaned_data.items() if name not in BESIDE})

    def trap(self) -> str:
        """What stands in the field that nobody sees."""
        return readable(str(self.cleaned_data["topic"] or "")).strip()

    def known_keys(self) -> list[str]:
        """The keys of earlier receipts that the device says it holds: the first ones that are keys."""
        return KEY.findall(str(self.cleaned_data["known"] or ""))[:MOST_KEYS]


class TextForm(forms.Form):
    """What is being typed, to be shown as it will be read."""

    text = WordsField(longest=LONGEST)


def chosen(article: Article, number: str) -> dict[str, str]:
    """What the form says of the paragraph of this number in the text, from 1 on; nothing of no number."""
    known = paragraphs(article.body_text)
    if not (number.isascii() and number.isdigit() and len(number) < 6 and 0 < int(number) <= len(known)):
        return {}
    paragraph = known[int(number) - 1]
    start = article.body_text.find(paragraph)
    passage = cited(article.body_text, (start, start + len(paragraph)))
    return {"passage": passage.quote, "passage_before": passage.before}


class RefusalForm(forms.Form):
    """Why an avis is refused: its author will read it."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("In a few words"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("reason") == Reason.OTHER and not data.get("note"):
            self.add_error("note", _("Explain this other reason: the reader will read it."))
        return data


class AnswerForm(forms.Form):
    """An author's answer to an avis."""

    text = AvisField(
        label=_("Your answer"), longest=LONGEST, widget=forms.Textarea(attrs={"rows": 8, "cols": 80})
    )


class PickForm(forms.Form):
    """Why the editors pick an avis."""

    why = forms.CharField(
        label=_("Why, in a line"),
        max_length=200,
        required=False,
        help_text=_("Readers see it beside the avis. Empty: it is no longer a pick."),
        widget=forms.TextInput(attrs={"size": 80}),
    )
