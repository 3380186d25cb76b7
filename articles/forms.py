"""What a reader may type outside the avis: the address to which the next texts are sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chroniques.templatetags.text import prose, typo

from .models import Author, Column


class SubscriptionForm(forms.Form):
    """Prévenez-moi. What is followed is a constant of the page: a column, an author, or neither."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Give the address to which the texts should be sent."),
            "invalid": _("This address is not complete: it looks like name@example.org."),
        },
    )
    column = forms.SlugField(required=False, widget=forms.HiddenInput)
    author = forms.SlugField(required=False, widget=forms.HiddenInput)

    def followed(self) -> dict[str, Any]:
        """What the address would follow, as Subscription has it: nothing for the whole site."""
        kind, thing = self.target() or ("", None)
        return {kind: thing} if thing else {}

    def target(self) -> tuple[str, Any] | None:
        """What kind of thing is followed, and itself; neither for the site. None where there is none such."""
        for kind, things in (("column", Column.objects), ("author", Author.objects)):
            if slug := str(self[kind].value() or ""):
                thing = things.filter(slug=slug).first()
                return (kind, thing) if thing else None
        return ("", None)

    def name(self) -> str:
        """The name of what is followed, in French type; nothing for the whole site."""
        kind, thing = self.target() or ("", None)
        return "" if thing is None else prose(thing.title) if kind == "column" else typo(thing.name)
