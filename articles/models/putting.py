"""A version put back into a text: its words, its signatures, its tags; never its date nor its address."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from .author import Author
from .event import Event
from .history import Person, record
from .snapshot import Snapshot, fields_of
from .version import Version

# Where and when a text appears is no part of what it says: an old version must neither hide a text that
# readers read, nor move it.
LEFT_ALONE = frozenset(("slug", "published_at", "expires_at", "featured"))


@dataclass(frozen=True)
class Bounds:
    """What a return may not do for who returns: write these fields, take away this signature."""

    fields: Collection[str] = LEFT_ALONE
    signer: Author | None = None


FREE = Bounds()


@transaction.atomic
def put_back(
    article: Any, version: Snapshot, by: Person, said: str, why: str = "", within: Bounds = FREE
) -> None:
    """Save the text as this version has it, and note it: what it was before is a version too.

    ValidationError for what the text of today may not be (a number that another piece has taken), and for
    a version without the signature that must stay.
    """
    if within.signer and within.signer.pk not in [one["id"] for one in version["authors"]]:
        raise ValidationError(
            _("This version does not carry your signature: back to it, you would no longer see this text. "
              "Copy from it what you need, or ask an editor to return to it.")
        )  # fmt: skip
    texts = type(article)._default_manager
    now = texts.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    Version.objects.keep(now)
    dress(now, version, within.fields)
    record(now, by, said)
    Version.objects.note(texts.get(pk=now.pk), by, said, why)


def dress(article: Any, version: Snapshot, but: Collection[str] = LEFT_ALONE) -> None:
    """Save a text with all that this version says, `but` these fields. ValidationError as for `put_back`."""
    for field in fields_of(type(article)):
        if field.name in version and field.name not in but:
            setattr(article, field.attname, _value(field, version[field.name]))
    article.full_clean(exclude=["slug"])
    article.save()
    article.tags.set(version["tags"])
    _sign(article, version["authors"])
    _set_event(article, version["event"])


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, ForeignKey):
        known = value and field.remote_field.model._base_manager.filter(pk=value["id"]).exists()
        return value["id"] if known else None
    return field.to_python(value)


def _sign(article: Any, authors: list[dict[str, Any]]) -> None:
    known = Author.objects.in_bulk([one["id"] for one in authors])
    kept = [one["id"] for one in authors if one["id"] in known]
    for line in article.bylines.exclude(author__in=kept):
        line.delete()
    for order, author in enumerate(kept):
        article.bylines.update_or_create(author_id=author, defaults={"order": order})


def _set_event(article: Any, event: dict[str, Any] | None) -> None:
    there = Event.objects.filter(article=article).first()
    if event is None:
        if there:
            there.delete()
        return
    there = there or Event(article=article)
    for field in Event._meta.concrete_fields:
        if field.name in event:
            setattr(there, field.name, field.to_python(event[field.name]))
    there.save()
