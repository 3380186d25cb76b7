"""The letters: which wait, which left, which no server took; and who follows what."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Letter, Subscription


class StateFilter(admin.SimpleListFilter):
    """Where a letter stands: one of the words for sets of letters."""

    title = _("state")
    parameter_name = "etat"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("to be sent")), ("dead", _("given up")), ("sent", _("sent"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        known = {"waiting": Letter.objects.waiting, "dead": Letter.objects.dead, "sent": Letter.objects.sent}
        chosen = known.get(self.value() or "")
        return queryset.filter(pk__in=chosen().values("pk")) if chosen else queryset


class ToRead(admin.ModelAdmin):
    """Rows that the site writes: nobody adds or changes one by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Letter)
class LetterAdmin(ToRead):
    """The outbox, without what only says that something was told already."""

    list_display = ["kind", "recipient", "written_at", "sent_at", "tries", "given_up_at", "fault"]
    list_filter = [StateFilter, "kind", "written_at"]
    search_fields = ["recipient", "fault"]
    search_help_text = _("An address, or words of what the server answered.")
    date_hierarchy = "written_at"
    actions = ["send_again"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        return super().get_queryset(request).filter(pk__in=Letter.objects.addressed().values("pk"))

    def has_send_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_letter")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Send again those that have not left"), permissions=["send"])
    def send_again(self, request: HttpRequest, letters: Any) -> None:
        count = Letter.objects.filter(pk__in=letters.values("pk")).send_again()
        said = ngettext("%(count)d letter will leave.", "%(count)d letters will leave.", count)
        self.message_user(request, said % {"count": count}, messages.SUCCESS)


@admin.register(Subscription)
class SubscriptionAdmin(ToRead):
    """Who follows what. An address that asks to be forgotten is deleted here too."""

    list_display = ["email", "column", "author", "asked_at", "confirmed_at"]
    list_filter = [("confirmed_at", admin.EmptyFieldListFilter), "column", "author"]
    search_fields = ["email"]
    list_select_related = ["column", "author"]
