"""What a reader may type, and what a moderator must say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .models import Comment, Reason
from .models.comment import LONGEST
from .submission import Avis

# Line ends and tabs; the soft hyphen and the joiners of emoji and of scripts that need them.
KEPT = "\n\t\u00ad\u200c\u200d"


class WordsField(forms.CharField):
    """Text as people write it: line ends count once, characters that no one can see or type go."""

    def to_python(self, value: object) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python("".join(sign for sign in text if sign in KEPT or sign.isprintable())))


class CommentForm(forms.Form):
    """Laissez un avis. Its fields are constants: the page that holds it is the same for everyone."""

    text = WordsField(
        label=_("Your avis"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("Your avis is empty: write a few words."),
            "max_length": _("Your avis has %(show_value)s characters; keep it within %(limit_value)s."),
        },
    )
    name = forms.CharField(
        label=_("Name or pseudonym"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tell us the name under which your avis should appear.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Optional, never published: to write to you about your avis."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This address is not complete: it looks like name@example.org.")},
    )
    site = forms.URLField(
        label=_("Site"),
        required=False,
        assume_scheme="https",
        help_text=_("Optional: your page, to which your name will lead."),
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        error_messages={"invalid": _("This address is not one of a site: it begins with https://.")},
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article: Article, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_parent(self) -> Comment | None:
        """The published avis that this one answers."""
        if not (pk := self.cleaned_data["parent"]):
            return None
        parent = Comment.objects.published().filter(article=self.article, pk=pk).first()
        if parent is None:
            raise forms.ValidationError(_("The avis you answer is no longer there: yours can stand alone."))
        return parent

    def avis(self) -> Avis:
        """What was typed, in the terms of the domain."""
        return Avis(**self.cleaned_data)


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

    text = WordsField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8, "cols": 80})
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
