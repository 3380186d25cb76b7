"""Old addresses, to look one up or to add one by hand."""

from django.contrib import admin

from ..models import Address


@admin.register(Address)
class AddressAdmin(admin.ModelAdmin):
    """Paths that still answer."""

    list_display = ["path", "article", "created_at"]
    search_fields = ["path", "article__title"]
    list_filter = ["created_at"]
    autocomplete_fields = ["article"]
    list_select_related = ["article"]
