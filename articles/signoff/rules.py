"""The rules of the « bon à tirer », in the order of the list."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from . import going_out, pictures, structure, words
from .findings import Check


class Rule(NamedTuple):
    """One line of the list: its name, which settings keep for ever; its label; what it looks at."""

    name: str
    label: Any
    check: Check


RULES = (
    Rule("title", _("Title in search results"), words.title),
    Rule("standfirst", _("Standfirst"), words.standfirst),
    Rule("byline", _("Signatures"), words.byline),
    Rule("readable", _("Text"), structure.readable),
    Rule("alt", _("Pictures described"), pictures.alt),
    Rule("credit", _("Credits"), pictures.credit),
    Rule("rights", _("Rights to the pictures"), pictures.rights),
    Rule("notes", _("Notes"), structure.notes),
    Rule("links", _("Links to this site"), structure.links),
    Rule("headings", _("Order of the headings"), structure.headings),
    Rule("tables", _("Tables and figures"), structure.tables),
    Rule("typography", _("Typography"), words.typography),
    Rule("date", _("Date"), going_out.date),
    Rule("tags", _("Tags"), words.tags),
    Rule("address", _("Address"), going_out.address),
)
# Without an address of its own no page could show the text: no site may choose otherwise.
ALWAYS = ("address",)
# What keeps a text from going out until the editors choose: what no reader could mend.
BY_DEFAULT = ("alt",)
