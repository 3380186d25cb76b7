"""Which of the checks before publication keep a text from going out: a choice of the site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..signoff import ALWAYS, BY_DEFAULT, RULES


def by_default() -> list[str]:
    """What blocks until the editors choose."""
    return list(BY_DEFAULT)


def check_rules(names: Any) -> None:
    """Refuse what names no rule."""
    known = {rule.name for rule in RULES}
    if not isinstance(names, list) or not all(isinstance(name, str) and name in known for name in names):
        raise ValidationError(_("Choose among the checks of the list."))


class SignoffSettings(models.Model):
    """What the editors decide of the « bon à tirer », once for the whole site."""

    signoff_blocks = models.JSONField(
        _("checks that keep a text from being published"),
        default=by_default,
        blank=True,
        validators=[check_rules],
        help_text=_("Where one of them is red, the text does not go out. The others are only said."),
    )

    class Meta:
        abstract = True

    def blocking(self) -> set[str]:
        """The names of the rules that keep a text from going out."""
        return {*ALWAYS, *self.signoff_blocks}
