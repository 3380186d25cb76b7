"""A text as its editors see it on the form: every field that they may change, as plain values for JSON."""

from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from django.db.models import Field, ForeignKey, Model

Snapshot: TypeAlias = dict[str, Any]
NOT_TYPED = {"id", "state"}  # verbs change the state
EVENT = ("name", "organiser", "speakers", "place", "starts", "ends")


def fields_of(model: type[Model]) -> list[Field]:
    """The fields that the form may hold, in the order of the model; new ones are noted from then on."""
    return [field for field in model._meta.concrete_fields if field.editable and field.name not in NOT_TYPED]


def snapshot(article: Any) -> Snapshot:
    """All of it; what it is tied to by key and name, tags by name, the event as a dict of its own or None."""
    event = getattr(article, "event", None)
    bylines = article.bylines.select_related("author").order_by("order", "id")
    return {
        **{field.name: _plain(field, article) for field in fields_of(type(article))},
        "tags": sorted(article.tags.values_list("name", flat=True)),
        "authors": [named(line.author) for line in bylines],
        "event": {name: plain(getattr(event, name)) for name in EVENT} if event else None,
    }


def named(thing: Model) -> dict[str, Any]:
    """What is tied to the text: its key, and what it was called then."""
    return {"id": thing.pk, "name": str(thing)}


def _plain(field: Field, article: Any) -> Any:
    if isinstance(field, ForeignKey):
        return named(tied) if (tied := getattr(article, field.name)) else None
    return plain(field.value_from_object(article))


def plain(value: Any) -> Any:
    """A value as JSON holds it: instants in UTC, to the second, as a form sends them."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
