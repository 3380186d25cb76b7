"""Two editors on one text: a save over a newer version shows what both make, and saves nothing."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import localize_input
from django.utils.translation import gettext as _

from ..models import Article, Version
from ..models.putting import LEFT_ALONE
from ..models.snapshot import EVENT, Snapshot, named, plain, snapshot
from ..versions import Merge, change_of, merged

CHOICE = "merge-"  # how the names of the choices begin
COMPOSE = "_compose"  # the button that applies them
NOT_MERGED = {"version", "based", "why"}
PUT_ONLINE = "put_online"


class Together:
    """What a model admin of texts does about the rows that go with one: where somebody saved it meanwhile,
    those that I left alone are shown as they are now."""

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        opened = request.POST.get("version", "")
        if not (opened and obj.pk and prefix in {"bylines", "event"}):
            return kwargs
        stored = Article.objects.get(pk=obj.pk)
        is_stale = stored.updated_at.isoformat() != opened
        base = base_of(stored, opened) if is_stale else {}
        if base and base != snapshot(stored) and untouched(request.POST, prefix, base):
            return {name: value for name, value in kwargs.items() if name not in {"data", "files"}}
        return kwargs


class Merging:
    """What the form of a text does about the others who save it."""

    data: Any
    fields: Any
    instance: Any
    cleaned_data: dict[str, Any]
    merge: Merge | None = None
    other: Version | None = None  # the version that somebody else saved
    opened = ""  # the state that was opened, for the next look
    merged_by = ""  # the field that says it
    mine: Snapshot

    def check_others(self, data: dict[str, Any]) -> None:
        """ValidationError, with the form as both make it, where the text was saved since it was opened; or,
        for a working copy that is put online, where the online text was."""
        text, online = self.instance.pk, self.instance.copy_of_id
        if text and data.get("version"):
            self._check(data, text, "version")
        if online and (self.data.get("_verb") == PUT_ONLINE or self.data.get("merge-of") == "based"):
            self._check(data, online, "based")

    def _check(self, data: dict[str, Any], text: int, field: str) -> None:
        is_composing = COMPOSE in self.data and self.data.get("merge-of") == field
        opened = self.data.get("merge-opened", "") if is_composing else data.get(field) or ""
        stored = _locked(text)
        if stored is not None and field == "version":
            self._take_up(stored)
        if stored is None or (stored.updated_at.isoformat() == opened and not is_composing):
            return
        base, theirs = base_of(stored, opened), snapshot(stored)
        if base == theirs and not is_composing:
            return  # a verb alone was called
        self.mine = self._typed_before() if is_composing else self._typed(data, field)
        self.opened, self.merged_by = opened, field
        self.other = Version.objects.last_of(stored)
        self.merge = merged(base, theirs, self.mine, self._choices())
        if not is_composing:
            self._tell_rows(base, theirs)
        self._show({**self.merge.fields, field: stored.updated_at.isoformat()})
        raise forms.ValidationError(_said(self.merge, is_composing))

    def _take_up(self, stored: Article) -> None:
        """What the form does not type (its state, the trash…) as it is under the lock: a verb pressed
        since the form read the text is not undone by its save."""
        for column in stored._meta.concrete_fields:
            if column.name not in self.fields:
                setattr(self.instance, column.attname, getattr(stored, column.attname))

    def _tell_rows(self, base: Snapshot, theirs: Snapshot) -> None:
        """What they changed in the rows that go with the text."""
        if not self.merge:
            return
        for name, prefix in (("authors", "bylines"), ("event", "event")):
            if base.get(name) != theirs.get(name):
                is_theirs = self.merged_by == "version" and untouched(self.data, prefix, base)
                told = self.merge.taken if is_theirs else self.merge.beside
                told.append(change_of(name, base.get(name), theirs.get(name)))

    @property
    def carried(self) -> str:
        """What I typed where it collides, for when choices are made again; sealed."""
        names = {one.name.partition("-")[0] for one in self.merge.collisions} if self.merge else set()
        typed = {name: value for name, value in self.mine.items() if name in names}
        return signing.dumps(typed, salt=CHOICE, compress=True)

    def _choices(self) -> dict[str, str]:
        return {
            name.removeprefix(CHOICE): value for name, value in self.data.items() if name.startswith(CHOICE)
        }

    def _typed(self, data: dict[str, Any], field: str) -> Snapshot:
        """The fields of the form as a version would hold them; of a copy, those that it gives to its text."""
        left = LEFT_ALONE if field == "based" else set()
        names = [name for name in self.fields if name in data and name not in NOT_MERGED | left]
        return {name: _plain(data[name]) for name in names}

    def _typed_before(self) -> Snapshot:
        """What the form carried of what I typed first."""
        try:
            typed: Snapshot = signing.loads(self.data.get("merge-mine", ""), salt=CHOICE)
        except signing.BadSignature:
            return {}
        return typed

    def _show(self, values: dict[str, Any]) -> None:
        """The form, not saved, with these values in the place of those that were sent."""
        self.data = self.data.copy()
        for name, value in values.items():
            self._put(name, self.fields[name].widget, value)

    def _put(self, name: str, widget: forms.Widget, value: Any) -> None:
        if isinstance(widget, forms.CheckboxInput):
            self.data.pop(name, None)
            if value:
                self.data[name] = "on"
        elif isinstance(widget, forms.MultiWidget):
            at = timezone.localtime(datetime.fromisoformat(value)) if value else None
            self.data[f"{name}_0"] = localize_input(at.date()) if at else ""
            self.data[f"{name}_1"] = localize_input(at.time().replace(microsecond=0)) if at else ""
        else:
            self.data[name] = _sent(value)


def _locked(text: int) -> Article | None:
    """The text as it is, under a lock: who saves at the same instant waits, then sees this save."""
    return Article.objects.select_for_update(of=("self",), no_key=True).filter(pk=text).first()


def base_of(stored: Article, opened: str) -> Snapshot:
    """The text as it was opened; nothing where that is not known, and then all that differs collides."""
    try:
        instant = parse_datetime(opened)
    except ValueError:
        instant = None
    version = Version.objects.opened_at(stored, instant) if instant and instant.tzinfo else None
    return version.snapshot if version else {}


def untouched(post: Any, prefix: str, base: Snapshot) -> bool:
    """Were the signatures or the event sent as they were opened? Then those of now may be shown in their
    place."""
    if prefix == "bylines":
        return _rows(post, prefix, "author") == [str(one["id"]) for one in base.get("authors", [])]
    event = base.get("event") or {}
    sent = {name: "".join(_rows(post, prefix, name)).replace("\r\n", "\n") for name in EVENT}
    return sent == {name: _typed_of(event.get(name) or "", name) for name in EVENT}


def _typed_of(value: str, name: str) -> str:
    is_day = value and name in {"starts", "ends"}
    return str(localize_input(date.fromisoformat(value))) if is_day else value


def _rows(post: Any, prefix: str, name: str) -> list[str]:
    """What is in this field of the rows of an inline, in order, without those to be deleted."""
    total = post.get(f"{prefix}-TOTAL_FORMS", "0")
    rows = range(int(total)) if total.isdecimal() and len(total) < 4 else range(0)
    kept = (row for row in rows if not post.get(f"{prefix}-{row}-DELETE"))
    return [value for row in kept if (value := post.get(f"{prefix}-{row}-{name}", ""))]


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return named(value)
    return sorted(value) if isinstance(value, list) else plain(value)


def _sent(value: Any) -> str:
    """As a browser would send it."""
    if isinstance(value, dict):
        return str(value["id"])
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else localize_input(value)


def _said(merge: Merge, is_composing: bool) -> str:
    if is_composing:
        return _("Your choices are in the text below. Read it again, then save.")
    if merge.collisions:
        return _("Somebody saved this text while you had it open. Nothing is lost: choose below where both "
                 "of you changed the same thing, then save.")  # fmt: skip
    return _("Somebody saved this text while you had it open. Their changes and yours do not meet: both are "
             "in the form below. Read it again, then save.")  # fmt: skip
