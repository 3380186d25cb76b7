"""What the author of an avis may type on its private page, and what is answered to it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.forms import AddressField
from articles.models.history import Person

from .forms import CommentForm, WordsField
from .models import Comment, Follows
from .models.owned import LONGEST_CONTEST
from .revising import decide_text
from .wording import readable


class TextForm(forms.Form):
    """Another text for the same avis: what holds for the first one holds for it."""

    text = CommentForm.base_fields["text"]

    def __init__(self, typed: QueryDict | None, comment: Comment) -> None:
        super().__init__(typed, initial={"text": comment.waiting_text() or comment.text})


class ContestForm(forms.Form):
    """Why the editors should read a refused avis again."""

    words = WordsField(
        label=_("Why your avis should appear, in a few words"),
        longest=LONGEST_CONTEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tell the editors, in a few words, why they should read it again.")},
    )


class RevisionForm(forms.Form):
    """A moderator's answer to a new text: on the text that was seen, and no other."""

    seen = forms.CharField(widget=forms.HiddenInput, strip=False)
    verdict = forms.ChoiceField(choices=[("pass", ""), ("keep", "")], widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Why the old text stays, for its author"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_seen(self) -> str:
        """As it is kept: forms send line ends of their own."""
        return readable(self.cleaned_data["seen"])

    def apply(self, comment: Comment, by: Person) -> None:
        """Pass it, or keep the old one. Raises TooLate where another text waits by now, or none."""
        said = self.cleaned_data
        decide_text(comment, said["verdict"] == "pass", by, said["seen"], said["note"])


class FollowForm(forms.Form):
    """Of what to be told by letter."""

    follows = forms.ChoiceField(
        label=_("Write to me about"), choices=Follows.choices, required=False, widget=forms.RadioSelect
    )


class AddressForm(forms.Form):
    """An address to write to, and what about; whether it is known here is not said."""

    email = AddressField(
        label=_("E-mail address"),
        error_messages={"required": _("Write the address that you gave with your avis.")},
    )
    what = forms.ChoiceField(
        label=_("What you want"),
        choices=[
            ("receipts", _("the private pages of my avis, sent again")),
            ("data", _("all that is kept with this address, in a file")),
            ("erase", _("all that is kept with this address erased")),
        ],
        initial="receipts",
        widget=forms.RadioSelect,
    )
