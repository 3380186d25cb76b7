"""The settings of the site: one screen, one row. A new pattern of addresses is shown before it is applied."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Article, Site
from ..models.site import ONLY, stored_pattern
from ..signoff import ALWAYS, RULES
from .unsaved import KeepsUnsaved

SHOWN = 3  # texts, in a preview of addresses


class SiteForm(forms.ModelForm):
    """The settings as they are typed; the checks that block are ticked."""

    signoff_blocks = forms.MultipleChoiceField(
        label=Site._meta.get_field("signoff_blocks").verbose_name,
        required=False,
        choices=[(rule.name, rule.label) for rule in RULES if rule.name not in ALWAYS],
        widget=forms.CheckboxSelectMultiple,
        help_text=Site._meta.get_field("signoff_blocks").help_text,
    )


@admin.register(Site)
class SiteAdmin(KeepsUnsaved, admin.ModelAdmin):
    """Name, voice, addresses, avis, legal notices, menu and foot."""

    form = SiteForm
    autocomplete_fields = ["logo"]
    formfield_overrides = {TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}
    readonly_fields = ["addresses_now", "lacking"]
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "logo", "profiles"]}),
        (gettext_lazy("Addresses"), {"fields": ["permalink_pattern", "addresses_now"]}),
        (
            gettext_lazy("Avis"),
            {
                "fields": [
                    *("avis_open", "avis_reading", "avis_trusted_after", "avis_close_after"),
                    *("avis_breaker", "avis_letter", "avis_policy"),
                ]
            },
        ),
        (gettext_lazy("Checks before publication"), {"fields": ["signoff_blocks"]}),
        (
            gettext_lazy("Contact and legal notices"),
            {
                "fields": [
                    "lacking",
                    "contact",
                    "publisher",
                    "publisher_details",
                    "director",
                    "host",
                    "legal_more",
                ]
            },
        ),
        (gettext_lazy("Menu and foot of the pages"), {"fields": ["menu", "foot"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Site | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("admin:articles_site_change", ONLY)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Site | None:
        """The row, or what the environment says while the editors have saved none; of no other number."""
        return (Site.objects.filter(pk=ONLY).first() or Site(pk=ONLY)) if object_id == str(ONLY) else None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A new pattern first shows where texts would live: nothing is saved before that is confirmed."""
        site = self.get_object(request, object_id)
        asks = request.method == "POST" and "_confirmed" not in request.POST
        if asks and site and self.has_change_permission(request, site):
            form = self.get_form(request, site)(request.POST, instance=site)
            if form.is_valid() and (moves := _moves(site.permalink_pattern)):
                return self._confirmation(request, site, moves)
        return super().change_view(request, object_id, form_url, extra_context)

    def _confirmation(self, request: HttpRequest, site: Site, moves: list[tuple[str, str]]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change the addresses of the texts"),
            "opts": self.opts,
            "original": site,
            "moves": moves,
            "moving": Article.objects.movable().count(),
            "typed": [
                (name, value)
                for name, values in request.POST.lists()
                for value in values
                if name != "csrfmiddlewaretoken"
            ],
        }
        return TemplateResponse(request, "admin/articles/site/confirm.html", context)

    @admin.display(description=gettext_lazy("at present"))
    def addresses_now(self, site: Site) -> SafeString | str:
        latest = Article.objects.movable().published().order_by("-published_at")[:SHOWN]
        return format_html_join("\n", "<div>{}</div>", ((text.get_absolute_url(),) for text in latest)) or "–"

    @admin.display(description=gettext_lazy("what the law asks for and is missing"))
    def lacking(self, site: Site) -> str:
        return ", ".join(site.lacks()) or _("Nothing: the legal notice is complete.")


def _moves(pattern: str) -> list[tuple[str, str]]:
    """Where the latest texts live, and where they would by this pattern; nothing where none would move."""
    if pattern.strip("/") == stored_pattern():
        return []
    # Those that readers see first; those that they will see, or do no more, where there are no others.
    movable = Article.objects.movable()
    latest = _latest(movable.published()) or _latest(movable)
    shown = Article.objects.filter(pk__in=latest).moves(pattern)
    return sorted(((f"/{move.before}/", f"/{move.after}/") for move in shown), reverse=True)


def _latest(texts: QuerySet[Article]) -> list[int]:
    return list(texts.order_by("-published_at").values_list("pk", flat=True)[:SHOWN])
