"""All that is held of an avis, or with an address (Regulation (EU) 2016/679, articles 15 and 20)."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

from articles.models import Letter, Subscription

from .bans import address_key
from .models import Ban, Comment, Report
from .screened import sentences

# What is not told: keys, of which only hashes are held; what is made of the rest, and says nothing more.
NOT_TOLD = {
    *("fingerprint", "receipt", "nonce", "import_ref"),
    *("fragment", "fragment_with", "path", "said", "text_html"),
    *("likeness", "urgency", "waits", "waits_since", "findings"),  # the last in words
}
DECISION = ("at", "verdict", "reason", "note")
LETTER = ("kind", "written_at", "sent_at", "given_up_at")
# Of what anybody may have left with an address that is not theirs: that it is there, and none of its words.
UNPROVEN, REPORT = ("id", "article", "received_at", "state"), ("at", "grievance", "finding", "decided_at")
SUBSCRIPTION = ("column", "author", "asked_at", "confirmed_at")


def held_of(comment: Comment) -> str:
    """It, its decisions, its waiting text and its letters, in JSON, under the names that the editors see.

    Who decided is not told: it is another person's.
    """
    return _in_json(_held(comment))


def held_by(address: str) -> str:
    """The same of all the avis of who reads the letters of this address, and what else is held with it."""
    avis = Comment.objects.given_with(address).select_related("article", "parent", "author").order_by("pk")
    rows: dict[str, tuple[Any, tuple[str, ...]]] = {
        "unconfirmed": (avis.filter(proven_at__isnull=True), UNPROVEN),
        "subscriptions": (Subscription.objects.filter(email=address.lower()), SUBSCRIPTION),
        "reports": (Report.objects.given_with(address), REPORT),
        "letters": (Letter.objects.filter(recipient=address.lower()), LETTER),
        "bans": (Ban.objects.filter(key=address_key(address)), ("until",)),
    }
    told = {name: [_told(row, fields) for row in found] for name, (found, fields) in rows.items()}
    return _in_json({"avis": [_held(comment) for comment in avis.proven_by(address)], **told})


def _held(comment: Comment) -> dict[str, Any]:
    fields = [field.name for field in Comment._meta.concrete_fields if field.name not in NOT_TOLD]
    return {
        **_told(comment, fields),
        "findings": [said for _weight, said in sentences(comment.findings)],
        "decisions": [_told(decision, DECISION) for decision in comment.decisions.all()],
        "revision": comment.waiting_text(),
        "letters": [_told(letter, LETTER) for letter in _letters_of(comment)],
    }


def _in_json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)


def _told(row: Model, names: Any) -> dict[str, Any]:
    return {str(_field(row, name).verbose_name): _value(row, name) for name in names}


def _field(row: Model, name: str) -> Field:
    field: Any = row._meta.get_field(name)
    return field


def _value(row: Any, name: str) -> Any:
    """A choice in words, another row by what it is called; the rest as it is held."""
    if _field(row, name).choices:
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name)
    return str(value) if isinstance(value, Model) else value


def _letters_of(comment: Comment) -> Any:
    if not comment.email:
        return []
    return Letter.objects.filter(recipient=comment.email.lower(), about=comment.pk)
