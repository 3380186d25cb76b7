"""Old addresses, to look one up or to add one by hand; and those that readers ask for in vain."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Address, MissedAddress
from ..search import nearest


@admin.register(Address)
class AddressAdmin(admin.ModelAdmin):
    """Paths that still answer, each by a way to one thing."""

    change_form_template = "admin/articles/address/change_form.html"
    list_display = ["path", "target", "created_at"]
    search_fields = ["path", "article__title", "column__title", "author__name", "tag__name"]
    search_help_text = _("A part of the address, or a word of what it leads to.")
    list_filter = ["created_at"]
    autocomplete_fields = ["article", "column", "author", "tag"]
    list_select_related = ["article", "column", "author", "tag"]
    fields = ["path", "article", "column", "author", "tag"]

    @admin.display(description=_("leads to"))
    def target(self, address: Address) -> str:
        return str(address.target())

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """A dead address that is to be answered comes with the texts whose titles are nearest to it."""
        path = request.GET.get("path", "")
        here = f"{request.path}?"
        context["proposed"] = [
            (text, here + urlencode({"path": path, "article": text.pk})) for text in nearest(path)
        ]
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(MissedAddress)
class MissedAddressAdmin(admin.ModelAdmin):
    """What readers ask for and that nothing answers, the most asked for first."""

    list_display = ["shown", "answer", "hits", "came_from", "last_at"]
    list_display_links = None
    search_fields = ["path", "came_from"]
    readonly_fields = ["path", "hits", "came_from", "first_at", "last_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MissedAddress | None = None) -> bool:
        return False

    @admin.display(description=_("path"), ordering="path")
    def shown(self, missed: MissedAddress) -> str:
        return str(missed)

    @admin.display(description=_("answer"))
    def answer(self, missed: MissedAddress) -> SafeString:
        address = f"{reverse('admin:articles_address_add')}?{urlencode({'path': missed.path})}"
        return format_html('<a class="button" href="{}">{}</a>', address, _("Lead to…"))
