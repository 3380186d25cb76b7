"""The rows that go with a text (its event, its signatures) as they were typed, in words: to be read beside
those of now, where somebody else changed them meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import localize_input
from django.utils.text import capfirst
from django.utils.translation import gettext as _

CARRIED = "beside-"  # how the fields begin by which a form carries such rows, until it is saved
MOST = 1000  # rows of a form that are read


@dataclass(frozen=True)
class Beside:
    """Rows that were typed and are not in the form: what they are called, by which field the form carries
    them, each in words; those of now."""

    label: str
    field: str
    typed: list[str]
    now: list[str]


def beside(formset: Any, typed: QueryDict, is_refilled: bool = True) -> Beside | None:
    """What was typed in these rows and is not there now. Where the form may be refilled it shows them itself,
    but for rows of which others are stored than when they were typed."""
    own = [] if is_refilled and fits(formset, typed) else typed_rows(formset, typed)
    return _beside(formset, [*carried(formset, typed), *own])


def still_beside(formset: Any, sent: QueryDict) -> Beside | None:
    """The same for a form that was sent, which shows its own rows: those that it carried."""
    return _beside(formset, carried(formset, sent))


def carried(formset: Any, sent: QueryDict) -> list[str]:
    """The rows in words that the form carried."""
    return [words.replace("\r\n", "\n") for words in sent.getlist(CARRIED + formset.prefix)]


def fits(formset: Any, typed: QueryDict) -> bool:
    """Were the same rows stored when this was typed?"""
    prefix, key = formset.prefix, formset.model._meta.pk.name
    stored = [str(row.pk) for row in formset.get_queryset()]
    began = range(_count(typed, prefix, "INITIAL_FORMS"))
    known = [typed.get(f"{prefix}-{rank}-{key}", "") for rank in began]
    return stored == known and f"{prefix}-TOTAL_FORMS" in typed


def typed_rows(formset: Any, typed: QueryDict) -> list[str]:
    """Each row that was typed, in words; not those that were to be taken away, nor those that say nothing."""
    fields, prefix = _fields(formset), formset.prefix
    ranks = range(_count(typed, prefix, "TOTAL_FORMS"))
    kept = [rank for rank in ranks if not typed.get(f"{prefix}-{rank}-DELETE")]
    rows = ([(one, _typed(typed, f"{prefix}-{rank}-{one.name}")) for one in fields] for rank in kept)
    return [_in_words(row) for row in rows if any(said for one, said in row if not one.has_default())]


def _beside(formset: Any, rows: list[str]) -> Beside | None:
    now = [_in_words(list(_stored(row, _fields(formset)))) for row in formset.get_queryset()]
    lost = [row for row in dict.fromkeys(rows) if row not in now]
    label = capfirst(str(formset.model._meta.verbose_name_plural))
    return Beside(label, CARRIED + formset.prefix, lost, now) if lost else None


def _fields(formset: Any) -> list[models.Field]:
    """What one types in such a row."""
    own = {formset.model._meta.pk.name, formset.fk.name}
    return [one for one in formset.model._meta.concrete_fields if one.editable and one.name not in own]


def _count(typed: QueryDict, prefix: str, name: str) -> int:
    said = typed.get(f"{prefix}-{name}", "")
    return min(int(said), MOST) if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _typed(typed: QueryDict, name: str) -> str:
    """The value of a field; a day and an hour are two fields of one."""
    return " ".join(said for part in ("", "_0", "_1") if (said := typed.get(name + part, "").strip()))


def _stored(row: models.Model, fields: list[models.Field]) -> Iterator[tuple[models.Field, str]]:
    for one in fields:
        value = one.value_from_object(row)
        value = timezone.localtime(value) if isinstance(value, datetime) else value
        yield one, "" if value is None else str(localize_input(value)).replace("\r\n", "\n").strip()


def _in_words(row: list[tuple[models.Field, str]]) -> str:
    """The fields of a row that say something, one a line."""
    said = ((capfirst(str(one.verbose_name)), _value_in_words(one, value)) for one, value in row if value)
    return "\n".join(_("%(field)s: %(value)s") % {"field": name, "value": value} for name, value in said)


def _value_in_words(field: Any, value: str) -> str:
    if isinstance(field, models.ForeignKey):
        is_key = value.isascii() and value.isdigit() and len(value) < 19
        tied = field.remote_field.model._base_manager.filter(pk=value).first() if is_key else None
        return str(tied or value)
    return str(dict(field.flatchoices).get(value, value))
