"""What a reader may type outside the avis: the address to which the next texts are sent."""

from typing import Any

from django import forms
from django.core.validators import slug_re
from django.utils.translation import gettext_lazy as _

from chroniques.templatetags.text import prose, typo

from .models import Author, Column

LONGEST_ADDRESS = 254  # characters: RFC 5321, 4.5.3.1.3, and the columns that keep one


class AddressField(forms.EmailField):
    """An e-mail address in the bound of what can be written to; the browser does not cut one in silence."""

    default_error_messages = {
        "invalid": _("This address is not complete: it looks like name@example.org."),
        "too_long": _("This address is too long to be one: it has 254 characters at most."),
    }

    def __init__(self, **options: Any) -> None:
        given = {"max_length": None, "widget": forms.EmailInput(attrs={"autocomplete": "email"})}
        super().__init__(**{**given, **options})

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value.lower()) > LONGEST_ADDRESS:  # as it is kept: in small letters some signs are two
            raise forms.ValidationError(self.error_messages["too_long"])


class SubscriptionForm(forms.Form):
    """Prévenez-moi. What is followed is a constant of the page: a column, an author, or neither."""

    email = AddressField(
        label=_("E-mail address"),
        error_messages={"required": _("Give the address to which the texts should be sent.")},
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
                thing = things.filter(slug=slug).first() if slug_re.fullmatch(slug) else None
                return (kind, thing) if thing else None
        return ("", None)

    def name(self) -> str:
        """The name of what is followed, in French type; nothing for the whole site."""
        kind, thing = self.target() or ("", None)
        return "" if thing is None else prose(thing.title) if kind == "column" else typo(thing.name)
