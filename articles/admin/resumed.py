"""A form of the admin filled with what was typed in another opening of it, and what that changes."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst
from taggit.forms import TagWidget

from chroniques.text.differences import Fold, differences, folded

from .rows import Beside, beside, fits


@dataclass
class Changes:
    """What unsaved words would change: texts, each with its label and what changes in it; the names of the
    other things; the rows that the form cannot show."""

    texts: list[tuple[str, list[Fold]]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    rows: list[Beside] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.texts or self.others or self.rows)


def filled(form_class: type[forms.ModelForm], typed: QueryDict) -> type[forms.ModelForm]:
    """The class of a form that shows what was typed. Nothing is judged before it is sent."""

    class Filled(form_class):  # type: ignore[valid-type,misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(typed, *args, **kwargs)
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data: dict[str, Any] = {}

    return Filled


def refilled(formset: Any, typed: QueryDict) -> Any:
    """The rows as they were typed; as they are stored, where rows came or went meanwhile."""
    if not fits(formset, typed):
        return formset
    given = {"queryset": formset.queryset, "initial": formset.initial_extra}
    same = type(formset)(typed, instance=formset.instance, prefix=formset.prefix, **given)
    same._errors, same._non_form_errors = [{} for _row in same.forms], forms.utils.ErrorList()
    for row in same.forms:
        row._errors, row.cleaned_data = forms.utils.ErrorDict(), {}
    return same


def changes(form: forms.ModelForm, formsets: list[Any], typed: QueryDict) -> Changes:
    """What saving these words would change in the object of the form."""
    found = Changes()
    for bound in form.visible_fields():
        if not _differs(bound, typed):
            continue
        if type(bound.field) is forms.CharField:
            found.texts.append((capfirst(str(bound.label)), _read(_stored(bound), _said(bound, typed))))
        else:
            found.others.append(capfirst(str(bound.label)))
    found.others += [_name(formset) for formset in formsets if _rows_differ(formset, typed)]
    found.rows = [rows for formset in formsets if (rows := beside(formset, typed))]
    return found


def words_of(model: Any, formsets: list[Any], typed: QueryDict) -> Changes:
    """The words themselves, where their form is not to be changed any more: the texts, the rows."""
    written = [one for one in model._meta.fields if isinstance(one, models.CharField | models.TextField)]
    said = [(one, typed.get(one.name, "")) for one in written if not one.choices]
    texts = [(capfirst(str(one.verbose_name)), _read("", words)) for one, words in said if words]
    return Changes(texts, rows=[rows for one in formsets if (rows := beside(one, typed, is_refilled=False))])


def _differs(bound: Any, typed: QueryDict) -> bool:
    widget, stored = bound.field.widget, bound.initial
    if widget.value_omitted_from_data(typed, {}, bound.html_name):
        return False
    if isinstance(widget, TagWidget):  # the order of tags says nothing
        return bool((widget.format_value(stored) or "") != _value(bound, typed))
    stored = _lines(stored) if isinstance(stored, str) else stored
    return bool(bound.field.has_changed(stored, _value(bound, typed)))


def _value(bound: Any, typed: QueryDict) -> Any:
    return bound.field.widget.value_from_datadict(typed, {}, bound.html_name)


def _read(before: str, after: str) -> list[Fold]:
    return folded(differences(before, after))


def _stored(bound: Any) -> str:
    return _lines(str(bound.initial or ""))


def _said(bound: Any, typed: QueryDict) -> str:
    return str(_value(bound, typed) or "")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _rows_differ(formset: Any, typed: QueryDict) -> bool:
    again = refilled(formset, typed)
    return again is not formset and any(row.has_changed() for row in again.forms)


def _name(formset: Any) -> str:
    return capfirst(str(formset.model._meta.verbose_name_plural))
