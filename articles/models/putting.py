"""A version put back into a text: its words, its signatures, its tags; never its date nor its address."""

from typing import Any

from django.db import transaction
from django.db.models import ForeignKey

from .author import Author
from .event import Event
from .history import Person, record
from .snapshot import Snapshot, fields_of
from .version import Version

# Where and when a text appears is no part of what it says: an old version must neither hide a text that
# readers read, nor move it.
LEFT_ALONE = frozenset(("slug", "published_at", "expires_at", "featured"))


@transaction.atomic
def put_back(article: Any, version: Snapshot, by: Person, said: str, why: str = "") -> None:
    """Save the text as this version has it, and note it: what it was before is a version too.

    ValidationError for what the text of today may not be: a number that another piece has taken.
    """
    texts = type(article)._default_manager
    now = texts.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
    Version.objects.keep(now)
    dress(now, version)
    record(now, by, said)
    Version.objects.note(texts.get(pk=now.pk), by, said, why)


def dress(article: Any, version: Snapshot) -> None:
    """Save a text with all that this version says. ValidationError as for `put_back`."""
    for field in fields_of(type(article)):
        if field.name in version and field.name not in LEFT_ALONE:
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
