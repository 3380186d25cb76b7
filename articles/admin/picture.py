"""The pictures: cleaned as they come in, with their credit, their right and where they are used."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.base import ContentFile
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chroniques.templatetags.dates import day

from ..models import Article, Picture
from ..pictures import LARGEST_FILE, PictureRefused, cleaned_file
from .library import LackFilter, UseFilter, lacks_in_words, uses_in_words, with_uses


class PictureForm(forms.ModelForm):
    """A picture as an editor sends it: what comes out of the form is already re-encoded."""

    class Meta:
        model = Picture
        fields = "__all__"  # noqa: DJ007  (the fieldsets of the admin choose)
        field_classes = {"file": forms.FileField}  # identified by cleaned_file, not by its name

    def clean_file(self) -> object:
        """The upload, cleaned; or the file that was there."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        try:
            return self._cleaned(upload)
        except PictureRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def _cleaned(self, upload) -> ContentFile:
        return cleaned_file(upload.read(LARGEST_FILE + 1))


class RightFilter(admin.SimpleListFilter):
    """Pictures by the right to show them."""

    title = _("right to use")
    parameter_name = "droit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("termine", _("ended")), ("date", _("ends one day")), ("sans", _("without end"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> QuerySet[Picture]:
        over = Q(usable_until__lt=timezone.localdate())
        chosen = {
            "termine": over,
            "date": Q(usable_until__isnull=False) & ~over,
            "sans": Q(usable_until__isnull=True),
        }
        return queryset.filter(chosen[self.value() or ""]) if self.value() in chosen else queryset


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    """The library of pictures."""

    form = PictureForm
    list_display = ["thumbnail", "title", "credit_line", "alt", "lacks", "shown_in", "right", "created_at"]
    list_display_links = ["thumbnail", "title"]
    list_filter = [
        LackFilter,
        UseFilter,
        RightFilter,
        "credit_nature",
        "decorative",
    ]
    list_per_page = 48
    search_fields = ["title", "names__slug", "alt", "caption", "credit_holder", "credit_agency"]
    readonly_fields = ["thumbnail", "credit_line", "right", "encoding", "used_in"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "file", "thumbnail", "encoding"]}),
        (_("For who cannot see it"), {"fields": ["alt", "decorative"]}),
        (
            _("Caption and credit"),
            {
                "fields": [
                    "caption",
                    "credit_nature",
                    "credit_holder",
                    "credit_agency",
                    "credit_licence",
                    "credit_source",
                    "credit_line",
                ]
            },
        ),
        (_("Right to use"), {"fields": ["usable_until", "right"]}),
        (_("Crops"), {"fields": ["focus_x", "focus_y"]}),
        (_("Use"), {"fields": ["used_in"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Picture]:
        return with_uses(super().get_queryset(request))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Picture | None:
        """The picture, which knows the texts that may be named to who looks: those that readers see,
        and those that this person sees in the list of texts."""
        picture: Any = super().get_object(request, object_id, from_field)
        if picture:
            mine = self.admin_site.get_model_admin(Article).get_queryset(request).values("pk")
            shown = Article.objects.published().values("pk")
            picture.named = Article.objects.filter(Q(pk__in=mine) | Q(pk__in=shown))
        return picture

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if obj.reached:
            said = _("Texts rendered again, as they show this picture: %(count)d.")
            self.message_user(request, said % {"count": obj.reached}, messages.INFO)

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> SafeString | str:
        if not picture.file:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="120" loading="lazy">',
            picture.shown("square").src,
            picture.alt,
        )

    @admin.display(description=_("credit as it will appear"))
    def credit_line(self, picture: Picture) -> str:
        return picture.credit()

    @admin.display(description=_("right to show it"), ordering="usable_until")
    def right(self, picture: Picture) -> str:
        if picture.usable_until is None:
            return str(_("without end"))
        words = _("until %s") if picture.is_usable() else _("ended on %s: it is not shown any more")
        return str(words) % day(picture.usable_until)

    @admin.display(description=_("lacks"))
    def lacks(self, picture: Picture) -> SafeString | str:
        lacking = lacks_in_words(picture)
        return format_html('<span class="late">▲ {}</span>', lacking) if lacking else ""

    @admin.display(description=_("used"))
    def shown_in(self, picture: Picture) -> str:
        return uses_in_words(picture)

    @admin.display(description=_("lighter forms"))
    def encoding(self, picture: Picture) -> str:
        return picture.encoding_in_words() if picture.pk else ""

    @admin.display(description=_("used in"))
    def used_in(self, picture: Any) -> SafeString | str:
        """Whom it portrays, the articles that it leads, those that show it in their text; how many others."""
        if not picture.pk:
            return ""
        led, texts = picture.named.filter(picture=picture), picture.named.filter(pk__in=_texts_of(picture))
        others = picture.led_articles.count() - len(led) + picture.uses.count() - len(texts)
        places: list[tuple[Any, Model]] = [
            *((_("portrait"), author) for author in picture.author_set.all()),
            *((_("lead"), article) for article in led),
            *((_("in the text"), article) for article in texts),
        ]
        named = format_html_join(
            "", '<p><a href="{}">{}</a> ({})</p>', ((_address(one), one, place) for place, one in places)
        )
        rest = format_html("<p>{}</p>", _("texts of others, not published: %d") % others) if others else ""
        return format_html("{}{}", named, rest) or format_html("<p>{}</p>", _("nowhere"))


def _texts_of(picture: Picture) -> Any:
    return picture.uses.values("article")


def _address(shown_by: Model) -> str:
    """Where an editor changes this article or author."""
    return reverse(f"admin:{shown_by._meta.label_lower.replace('.', '_')}_change", args=[shown_by.pk])
