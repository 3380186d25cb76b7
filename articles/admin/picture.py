"""The pictures: cleaned as they come in, with their credit and where they are used."""

from django import forms
from django.contrib import admin
from django.core.files.base import ContentFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Picture
from ..pictures import LARGEST_FILE, PictureRefused, cleaned_file


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


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    """The library of pictures."""

    form = PictureForm
    list_display = ["thumbnail", "title", "credit_line", "alt", "created_at"]
    list_display_links = ["thumbnail", "title"]
    list_filter = [
        "credit_nature",
        ("credit_holder", admin.EmptyFieldListFilter),
        ("alt", admin.EmptyFieldListFilter),
        "decorative",
    ]
    search_fields = ["title", "slug", "alt", "caption", "credit_holder"]
    readonly_fields = ["thumbnail", "credit_line", "used_in"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "file", "thumbnail"]}),
        (_("For who cannot see it"), {"fields": ["alt", "decorative"]}),
        (_("Caption and credit"), {"fields": ["caption", "credit_nature", "credit_holder", "credit_line"]}),
        (_("Use"), {"fields": ["used_in"]}),
    ]

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> SafeString | str:
        if not picture.file:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="120" loading="lazy">',
            picture.file.url,
            picture.alt,
        )

    @admin.display(description=_("credit as it will appear"))
    def credit_line(self, picture: Picture) -> str:
        return picture.credit()

    @admin.display(description=_("used in"))
    def used_in(self, picture: Picture) -> SafeString:
        """The articles that it leads; those that show it in their text are found by its short name."""
        return format_html_join("", "<p>{}</p>", ((article,) for article in picture.led_articles.all()))
