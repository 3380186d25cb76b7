"""Never a word lost: what a form of the admin adds to keep what is typed, and to give it back."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Unsaved
from ..models.unsaved import UnsavedQuerySet
from ..unsaved import Slip, as_sent, new_slip, read_slip, show_oneself, witnesses
from ..unsaved.refused import RESUME, heard, not_saved_not_lost
from ..unsaved.saying import at, question
from ..unsaved.slip import FIELD
from .keeping import keep_page
from .resumed import Changes, changes, filled, refilled, words_of
from .rows import Beside, still_beside


@dataclass
class Offer:
    """Words that were typed and not saved: by which opening, when, what they change."""

    opening: str
    question: str
    typed: str
    changes: Changes


@dataclass
class Shown:
    """What the form says of unsaved words: its slip, those that it was filled with, those that it offers,
    who else writes there."""

    slip: Slip
    resumed: Offer | None = None
    offers: list[Offer] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)  # what the form carries, and has no field for
    others: list[str] = field(default_factory=list)
    may_resume: bool = True
    was_sent: bool = False
    saved: str = ""
    days: int = field(default_factory=lambda: settings.KEPT["unsaved"].days)

    def sealed(self) -> str:
        """The slip, as the form carries it."""
        return self.slip.sealed()


class KeepsUnsaved:
    """What a model admin becomes that loses no word: its form is kept as it is typed."""

    change_form_template: ClassVar[Any] = "admin/unsaved/change_form.html"
    admin_site: Any
    opts: Any
    model: Any
    has_change_permission: Any
    has_add_permission: Any
    get_queryset: Any

    @property
    def media(self) -> forms.Media:
        """With the module that notices what is typed; in lists too, where what was saved is cleared."""
        module = forms.Script("chroniques/unsaved/main.js", type="module")
        media: forms.Media = super().media + forms.Media(js=[module])  # type: ignore[misc,list-item]
        return media

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_unsaved"
        leave = self.admin_site.admin_view(require_POST(self.leave_unsaved))
        return [
            path("non-enregistre/", keep_page, name=name),
            path("non-enregistre/laisser/", leave, name=f"{name}_leave"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def leave_unsaved(self, request: HttpRequest) -> HttpResponse:
        """Offer these words no more; they can still be found for as long as they are kept."""
        row = get_object_or_404(Unsaved, opening=request.POST.get("opening", ""), person=request.user)
        Unsaved.objects.filter(pk=row.pk).update(left=True)
        form = self._address(request, row.text)
        said = _('They are left aside. Was it a mistake? <a href="{}">Take them up again</a>.')
        messages.info(request, format_html(said, f"{form}?{RESUME}={row.opening}"))
        return redirect(form)

    # The form, filled with the words of another opening

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        row = self._resumed(request, obj)
        return filled(form, as_sent(row.typed)) if row else form

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        if row := self._resumed(request, obj if change else None):
            typed = as_sent(row.typed)
            formsets = [refilled(formset, typed) for formset in formsets]
        return formsets, inlines

    def render_change_form(
        self, request: Any, context: dict[str, Any], add: bool = False, change: bool = False,
        form_url: str = "", obj: Any = None,
    ) -> HttpResponse:  # fmt: skip
        heard(request)
        context["unsaved"] = self._shown(request, context, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        heard(request)
        slip = read_slip(request.POST.get(FIELD, ""))
        if slip and slip.person == request.user.pk:
            show_oneself(slip)  # it may have been saved before it was ever kept
            mine = Unsaved.objects.filter(person=slip.person, opening__in=[slip.opening, slip.follows])
            mine.end()

    # What is shown

    def _shown(self, request: Any, context: dict[str, Any], obj: Any) -> Shown:
        text, may = self._text(obj), self._may(request, obj)
        if request.method == "POST":
            slip = read_slip(request.POST.get(FIELD, "")) or new_slip(request.user.pk, text)
            carried = [rows for one in _formsets(context) if (rows := still_beside(one, request.POST))]
            return Shown(slip, beside=carried, others=witnesses(text, request.user), was_sent=True)
        row = self._resumed(request, obj)
        slip = new_slip(request.user.pk, text, row.opening if row else "")
        shown = Shown(slip, others=witnesses(text, request.user), may_resume=may)
        if row:
            shown.resumed = self._offer(context, row, may)
            shown.beside = shown.resumed.changes.rows
        shown.saved = at(obj.updated_at) if obj and hasattr(obj, "updated_at") else ""
        words = self._words(request, obj).offered().exclude(opening=slip.follows)
        shown.offers = [offer for one in words if (offer := self._offer(context, one, may)).changes]
        if RESUME in request.GET and row is None and may:
            messages.info(request, _("These words are not kept any more, or are another account’s."))
        return shown

    def _offer(self, context: dict[str, Any], row: Unsaved, may: bool) -> Offer:
        typed, form, formsets = as_sent(row.typed), context["adminform"].form, _formsets(context)
        changed = changes(form, formsets, typed) if may else words_of(self.model, formsets, typed)
        moment = row.kept_at or row.seen_at
        return Offer(row.opening, question(moment), at(moment), changed)

    def _resumed(self, request: Any, obj: Any) -> Unsaved | None:
        """The words that this GET asks for, of who asks, in the text that it asks for; read once."""
        opening = request.GET.get(RESUME) if request.method == "GET" else None
        if not opening or not self._may(request, obj):
            return None
        if not hasattr(request, "unsaved_row"):
            mine = self._words(request, obj).worded()
            request.unsaved_row = mine.filter(opening=opening).first()
        row: Unsaved | None = request.unsaved_row
        return row

    def _words(self, request: Any, obj: Any) -> UnsavedQuerySet:
        """Of who asks, in this text; in a new one, also those of texts that went, or are theirs no more."""
        texts = [self._text(obj)] if obj else [self._text(None), *self._out_of_sight(request)]
        return Unsaved.objects.filter(person=request.user, text__in=texts)

    def _out_of_sight(self, request: Any) -> list[str]:
        """The texts in which they have left words, and that they see no more."""
        new = self._text(None)
        words = Unsaved.objects.filter(person=request.user, text__startswith=new).exclude(text=new).worded()
        texts = {int(text.removeprefix(new)): text for text in words.values_list("text", flat=True)}
        seen = set(self.get_queryset(request).filter(pk__in=texts).values_list("pk", flat=True))
        return [text for number, text in texts.items() if number not in seen]

    def _get_obj_does_not_exist_redirect(self, request: Any, opts: Any, object_id: str) -> HttpResponse:
        """To the words that they typed in this text, as in a new one: it went, or is theirs no more."""
        text = f"{opts.label_lower}:{object_id}" if object_id.isdecimal() else ""
        mine = Unsaved.objects.of(request.user, text).offered().first()
        if request.method != "GET" or mine is None or not self.has_add_permission(request):
            answer: HttpResponse = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return answer
        messages.warning(request, not_saved_not_lost())
        add = reverse(f"admin:{opts.app_label}_{opts.model_name}_add")
        return redirect(f"{add}?{RESUME}={mine.opening}")

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return bool(may)

    def _text(self, obj: Any) -> str:
        return f"{self.opts.label_lower}:{obj.pk if obj else ''}"

    def _address(self, request: Any, text: str) -> str:
        """The form of a text; that of a new one, where they see no such text."""
        form = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        is_new = text in [self._text(None), *self._out_of_sight(request)]
        return reverse(f"{form}_add") if is_new else reverse(f"{form}_change", args=[text.partition(":")[2]])


def _formsets(context: dict[str, Any]) -> list[Any]:
    return [inline.formset for inline in context["inline_admin_formsets"]]
