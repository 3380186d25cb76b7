"""What the author of an avis may type on its private page."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .forms import CommentForm, WordsField
from .models import Comment, Follows
from .models.owned import LONGEST_CONTEST


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


class FollowForm(forms.Form):
    """Of what to be told by letter."""

    follows = forms.ChoiceField(
        label=_("Write to me about"), choices=Follows.choices, required=False, widget=forms.RadioSelect
    )


class AddressForm(forms.Form):
    """An address to write to, and what about; whether it is known here is not said."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write the address that you gave with your avis."),
            "invalid": _("This address is not complete: it looks like name@example.org."),
        },
    )
    what = forms.ChoiceField(
        label=_("What you want"),
        choices=[
            ("receipts", _("the private pages of my avis, sent again")),
            ("erase", _("all that is kept with this address erased")),
        ],
        initial="receipts",
        widget=forms.RadioSelect,
    )
