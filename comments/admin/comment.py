"""The avis as moderators work on them: read, decide, answer. Their words are never changed."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.lists import Large
from articles.models import Byline
from chroniques.templatetags.text import stored_html

from ..erasing import erase
from ..gestures import act, seen
from ..models import Asked, Comment, State, Verdict
from ..verbs import may_answer
from .bulk import ban_page, bulk_page
from .decision import DecisionInline
from .filters import CallsFilter, ReceiptYear
from .lists import WithoutTexts
from .pages import answer_page, pick_page, refusal_page
from .queue import claim_page, decide_page, queue_page, undo_page
from .revision import revision_page
from .searching import with_words

MODERATE = "comments.moderate_comment"


@admin.register(Comment)
class CommentAdmin(Large, admin.ModelAdmin):
    """The queue and the archive of the avis."""

    change_form_template = "admin/comments/comment/change_form.html"
    list_display = ["extract", "signature", "state", "calls", "article", "received_at", "on_site"]
    list_filter = [
        "state",
        CallsFilter,
        ReceiptYear,
        ("author", admin.EmptyFieldListFilter),
        "article__column",
    ]
    search_fields = ["text"]  # and all that `with_words` looks into
    search_help_text = _("A word of the text, a name, an address, the title of the article.")
    ordering = ["-received_at", "-id"]  # what waits has a page of its own, in its own order
    view_on_site = False  # a held avis has no place on the site yet
    list_select_related = ["article", "author", "revision"]
    inlines = [DecisionInline]
    actions = ["refuse", "file_as_spam", "erase"]
    fields: ClassVar[Any] = [
        "state",
        "article",
        "parent",
        "signature",
        "email",
        "site",
        "written_at",
        "received_at",
        "as_read",
        "contest",
        "contested_at",
        "pick",
        "on_site",
    ]
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Never: an avis is erased, and its decisions stay."""
        return False

    def get_queryset(self, request: Any) -> QuerySet[Comment]:
        """All for a moderator; for an author, the avis under their own texts."""
        avis = super().get_queryset(request)
        mine = Byline.objects.filter(author__user_id=request.user.pk).values("article")
        return avis if self.has_moderate_permission(request) else avis.filter(article__in=mine)

    def get_fields(self, request: HttpRequest, obj: Comment | None = None) -> Any:
        """A reader's address is for moderators alone."""
        hidden = set() if self.has_moderate_permission(request) else {"email"}
        return [name for name in self.fields if name not in hidden]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Comment], search_term: str
    ) -> tuple[QuerySet[Comment], bool]:
        if not search_term.strip():
            return queryset, False
        return with_words(queryset, search_term.strip(), self.has_moderate_permission(request)), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[WithoutTexts]:
        return WithoutTexts

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE)

    # Columns and fields

    @admin.display(description=_("avis"))
    def extract(self, comment: Comment) -> str:
        return Truncator(comment.text).chars(90) or "–"

    @admin.display(description=_("from"), ordering="name")
    def signature(self, comment: Comment) -> str:
        return comment.signature()

    @admin.display(description=_("what calls"))
    def calls(self, comment: Comment) -> SafeString | str:
        """What waits for a moderator beside its state."""
        if comment.is_published() and hasattr(comment, "revision"):
            page = reverse("admin:comments_comment_revision_page", args=[comment.pk])
            return format_html('<a href="{}">{}</a>', page, _("a new text"))
        return str(_("a contested refusal")) if comment.contest_waits() else ""

    @admin.display(description=_("text"))
    def as_read(self, comment: Comment) -> SafeString:
        return format_html('<div class="avis-text">{}</div>', stored_html(comment.text_html))

    @admin.display(description=_("on the site"))
    def on_site(self, comment: Comment) -> SafeString | str:
        if not comment.is_published():
            return ""
        return format_html('<a href="{}">{}</a>', comment.get_absolute_url(), _("See it on the site"))

    # One avis: buttons that call the verbs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_moderate"] = self.has_moderate_permission(request)
        context["may_answer"] = may_answer(request.user)
        context["states"] = State
        context["seen"] = seen(obj) if obj else ""
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request: HttpRequest, obj: Comment) -> HttpResponse:
        verb = request.POST.get("_verb")
        if verb in {"publish", "mark_spam", "erase"} and self.has_moderate_permission(request):
            self._verb(request, obj, verb)
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[obj.pk]))
        return super().response_change(request, obj)

    def _verb(self, request: HttpRequest, comment: Comment, verb: str) -> None:
        """One verb, of the text that was read: who wrote it may have changed it since the page was opened."""
        one = Comment.objects.filter(pk=comment.pk)
        if verb == "publish" and request.POST.get("_seen", seen(comment)) != seen(comment):
            self.message_user(
                request, _("The text has changed since you opened this page: read it again."), messages.ERROR
            )
        elif verb == "erase":
            self.erase(request, one)
        else:
            self._act(request, one, Verdict.PUBLISHED if verb == "publish" else Verdict.SPAM)

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, Any] = {
            "file": queue_page,
            "<int:pk>/decision": decide_page,
            "<int:pk>/lecture": claim_page,
            "gestes/<int:pk>/annulation": undo_page,
            "<int:pk>/ensemble/<str:alike>": bulk_page,
            "<int:pk>/bannissement/<str:kind>": ban_page,
            "refuser": refusal_page,
            "<int:pk>/repondre": answer_page,
            "<int:pk>/choisir": pick_page,
            "<int:pk>/nouveau-texte": revision_page,
        }
        return [
            path(f"{address}/", self.admin_site.admin_view(page), name=f"comments_comment_{page.__name__}")
            for address, page in pages.items()
        ] + super().get_urls()

    # Several avis: actions that call the same verbs. None publishes: a list shows how a text begins, and the
    # text may have changed since it was opened.

    @admin.action(description=_("Refuse, with a reason…"), permissions=["moderate"])
    def refuse(self, request: HttpRequest, avis: QuerySet[Comment]) -> HttpResponse:
        chosen = ",".join(str(pk) for pk in avis.values_list("pk", flat=True))
        return HttpResponseRedirect(f"{reverse('admin:comments_comment_refusal_page')}?avis={chosen}")

    @admin.action(description=_("File as spam"), permissions=["moderate"])
    def file_as_spam(self, request: HttpRequest, avis: QuerySet[Comment]) -> None:
        self._act(request, avis, Verdict.SPAM)

    @admin.action(description=_("Erase what the reader gave"), permissions=["moderate"])
    def erase(self, request: HttpRequest, avis: QuerySet[Comment]) -> None:
        self._say_done(request, erase(avis, Asked.EDITORS, by=request.user).avis)

    def _act(self, request: Any, avis: Any, verdict: Verdict) -> None:
        self._say_done(request, act(avis, verdict, by=request.user).avis)

    def _say_done(self, request: HttpRequest, count: int) -> None:
        self.message_user(request, _("Decided: %d avis.") % count, messages.SUCCESS)
