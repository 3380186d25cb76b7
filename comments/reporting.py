"""What somebody may type who reports an avis. What the law asks of them is asked; it holds nobody back."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.forms import AddressField

from .forms import NameField, WordsField
from .models import Grievance
from .models.report import ILLEGAL, LONGEST_REPORT, NAMELESS
from .reports import Said

LACKS: dict[str, str | Promise] = {
    "words": _("Say in a few words what is wrong: whoever reads this has only the avis before them."),
    "name": _("Give your name: the law asks for it, so that the editors must answer you."),
    "email": _("Give your address: the answer goes there."),
    "in_good_faith": _("Tick this box: the law asks for it."),
}


class ReportForm(forms.Form):
    """Signaler cet avis.

    Of illegal content, what Regulation (EU) 2022/2065, article 16 (2) lists: why, who (but for offences
    against children), in good faith; where is known. What lacks is asked for once: a report that lacks it
    is sent all the same by who wants that, for a judge may hold that the editors knew.
    """

    grievance = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Grievance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    words = WordsField(
        label=_("In a few words"),
        longest=LONGEST_REPORT,
        required=False,
        help_text=_("Which words, and why. Moderators alone read this."),
        widget=forms.Textarea(attrs={"rows": 5, "cols": False}),
    )
    name = NameField(
        label=_("Your name"),
        longest=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        label=_("E-mail address"),
        required=False,
        help_text=_("To write to you what was decided."),
    )
    law = WordsField(
        label=_("Which law or offence, if you know it"),
        longest=200,
        required=False,
        widget=forms.TextInput(),
    )
    in_good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I report here is accurate and complete."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.hard = set(self.errors)
        if "as_it_is" not in self.data:
            for name in self._lacking(data):
                self.add_error(name, str(LACKS[name]))
        return data

    def may_go_as_it_is(self) -> bool:
        """Is nothing wrong but that the law asks for more?"""
        return bool(self.errors) and not self.hard

    def said(self) -> Said:
        """What was typed, in the terms of the domain."""
        return Said(**self.cleaned_data)

    def _lacking(self, data: dict[str, Any]) -> Iterator[str]:
        asked = asked_of(data.get("grievance", ""))
        return (name for name in asked if name not in self.errors and not data.get(name))


def asked_of(grievance: str) -> list[str]:
    """The fields that a report of this kind should fill in."""
    asked = ["words"] if grievance in {*ILLEGAL, Grievance.OTHER} else []
    asked += ["name", "email"] if grievance in ILLEGAL - NAMELESS else []
    return [*asked, "in_good_faith"] if grievance in ILLEGAL else asked
