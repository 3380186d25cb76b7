"""What the screening knows, as moderators may see and mend it: bans, lists of words, learnt signs."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..bans import lift
from ..models import Ban, Learnt, Lesson, WordList
from ..rehearsal import rehearse
from .pages import moderators_only

MODERATE = "comments.moderate_comment"


class ForModerators:
    """Seen and changed by who decides of the avis, whatever else they may do."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MODERATE)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MODERATE)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MODERATE)


@admin.register(Ban)
class BanAdmin(ForModerators, admin.ModelAdmin):
    """Who is banned until when; a ban is made from an avis, and lifted here."""

    list_display = ["hint", "kind", "why", "by", "at", "until"]
    list_filter = ["kind", "until"]
    list_select_related = ["by"]
    readonly_fields = ["hint", "kind", "by", "at"]
    fields = ["hint", "kind", "by", "at", "why", "until"]
    actions = ["lift"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=gettext_lazy("Lift"))
    def lift(self, request: HttpRequest, bans: QuerySet[Ban]) -> None:
        count = len(bans)
        for ban in bans:
            lift(ban, by=request.user)
        self.message_user(request, _("Lifted: %(count)s.") % {"count": count}, messages.SUCCESS)


@admin.register(WordList)
class WordListAdmin(ForModerators, admin.ModelAdmin):
    """The lists of words. What a list would have met of late is shown before it is kept."""

    list_display = ["name", "towards", "is_on"]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """A POST rehearses the list; it is kept once that was read."""
        if request.method == "POST" and "_confirmed" not in request.POST and self.has_add_permission(request):
            row = self.get_object(request, object_id) if object_id else None
            form = self.get_form(request, row, change=bool(row))(request.POST, instance=row)
            if form.is_valid():
                return self._rehearsal(request, form.cleaned_data["words"])
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _rehearsal(self, request: HttpRequest, words: str) -> HttpResponse:
        known = {
            "title": _("What this list would have met"),
            "opts": self.opts,
            "found": rehearse(words),
            "typed": [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"],
        }
        context = {**self.admin_site.each_context(request), **known}
        return TemplateResponse(request, "admin/comments/wordlist/rehearsal.html", context)


@admin.register(Learnt)
class LearntAdmin(ForModerators, admin.ModelAdmin):
    """The signs that were learnt of the decisions, with their counts; all of it can be forgotten."""

    list_display = ["said", "ham", "spam"]
    list_display_links = None
    search_fields = ["sign"]
    ordering = ["-spam", "-ham"]
    show_full_result_count = False  # there may be a hundred thousand
    change_list_template = "admin/comments/learnt/change_list.html"
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("sign"), ordering="sign")
    def said(self, learnt: Learnt) -> str:
        return learnt.sign or _("(all avis that were learnt)")

    def get_urls(self) -> list[URLPattern]:
        forget = path("oubli/", self.admin_site.admin_view(forget_page), name="comments_learnt_forget")
        return [forget, *super().get_urls()]


@moderators_only
def forget_page(request: HttpRequest) -> HttpResponse:
    """Ask, then forget all that was learnt: the filter begins again from nothing."""
    if request.method == "POST":
        with transaction.atomic():
            Lesson.objects.all().delete()
            Learnt.objects.all().delete()
        messages.success(request, _("All that was learnt is forgotten."))
        return redirect("admin:comments_learnt_changelist")
    title = _("Forget all that was learnt")
    context = {**admin.site.each_context(request), "title": title, "opts": Learnt._meta}
    return TemplateResponse(request, "admin/comments/learnt/forget.html", context)
