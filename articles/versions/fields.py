"""What changed in the fields of a text, from one version to another, as an editor reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chroniques.text.differences import Piece, differences

from ..models import Article, Event
from ..models.snapshot import Snapshot

PROSE = {"title", "standfirst", "speakers"}  # read word by word


@dataclass(frozen=True)
class FieldChange:
    """One field: what it is called, what it said, what it says; or its words, where it holds prose."""

    name: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


def changes(before: Snapshot, after: Snapshot) -> list[FieldChange]:
    """The fields that differ but for the text itself, in the order of the form; the event field by field."""
    one, other = _flat(before), _flat(after)
    names = dict.fromkeys([*one, *other])
    return [
        change_of(name, one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name)
    ]


def _flat(version: Snapshot) -> Snapshot:
    event = version.get("event") or {}
    alone = {name: value for name, value in version.items() if name not in {"body", "event"}}
    return {**alone, **{f"event.{name}": value for name, value in event.items()}}


def change_of(name: str, before: Any, after: Any) -> FieldChange:
    """What one reads of this field in both."""
    one, other = _said(name, before), _said(name, after)
    bare = name.removeprefix("event.")
    words = (
        [piece for passage in differences(one, other) for piece in passage.pieces] if bare in PROSE else []
    )
    return FieldChange(name, label_of(name), one, other, tuple(words))


def label_of(name: str) -> str:
    """What the form calls this field."""
    if name in {"tags", "authors", "event"}:
        return {"tags": _("Tags"), "authors": _("Signature"), "event": _("event")}[name]
    model = Event if name.startswith("event.") else Article
    try:
        return str(model._meta.get_field(name.removeprefix("event.")).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:  # of a version older than the form
        return name


def _said(name: str, value: Any) -> str:
    """The value as it is read, "" for nothing."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(one["name"] if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, dict):
        return str(value["name"])
    return "" if value is None else _chosen(name, value)


def _chosen(name: str, value: Any) -> str:
    """A choice in its words, a date as dates are read."""
    model = Event if name.startswith("event.") else Article
    field: Any = {one.name: one for one in model._meta.get_fields()}.get(name.removeprefix("event."))
    kind = field.get_internal_type() if field else ""
    if kind == "DateTimeField":
        return date_format(timezone.localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")
    if kind == "DateField":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))
