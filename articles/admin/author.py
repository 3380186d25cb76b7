"""Those who sign, with their signature as readers will see it."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chroniques.text import typeset_text

from ..models import Author
from .unsaved import KeepsUnsaved


@admin.register(Author)
class AuthorAdmin(KeepsUnsaved, admin.ModelAdmin):
    """Authors. The signature is composed, never typed: it is shown as it will appear."""

    list_display = ["name", "signature", "user"]
    list_filter = ["columns", ("user", admin.EmptyFieldListFilter)]
    search_fields = ["name", "role", "title", "organisation"]
    autocomplete_fields = ["portrait", "user"]
    readonly_fields = ["signature"]
    list_select_related = ["user"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "signature"]}),
        (_("Signature"), {"fields": ["role", "title", "organisation", "organisation_description"]}),
        (_("Presentation"), {"fields": ["bio", "portrait", "site", "profiles"]}),
        (_("Account"), {"fields": ["user"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> list[str]:
        """Accounts are given by who may see them."""
        return [*self.readonly_fields, *([] if request.user.has_perm("auth.view_user") else ["user"])]

    @admin.display(description=_("as it will appear"))
    def signature(self, author: Author) -> str:
        return typeset_text(f"Par {author.byline()}") if author.name else ""
