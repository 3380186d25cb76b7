"""The articles: written, previewed, reviewed, published, withdrawn; each change by a verb."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chroniques.text import typeset_text

from ..models import Article, Author, Byline, NotPublishable, Review, State
from .copying import Copying
from .filters import PublicationYear, StateFilter
from .forms import ArticleForm
from .inlines import AddressInline, BylineInline, CorrectionInline, EventInline, FootnoteInline
from .lists import Large, WithoutTexts
from .outside import ReadOutside
from .pasting import Pasting
from .preview import Previewed
from .remarks import remind, tell
from .review import Reviewed
from .searching import Searched
from .signoff import SignedOff
from .together import Together
from .unsaved import KeepsUnsaved
from .verbs import PUBLISH, RELEASES, verbs_for
from .versions import VersionedAdmin
from .writing import Writing


@admin.register(Article)
class ArticleAdmin(
    Copying,
    VersionedAdmin,
    Together,
    Reviewed,
    ReadOutside,
    SignedOff,
    Pasting,
    Previewed,
    Writing,
    KeepsUnsaved,
    Searched,
    Large,
    admin.ModelAdmin,
):
    """Texts. A columnist sees their own alone, and changes their drafts alone."""

    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ["title", "state_words", "kind", "signatures", "published_at", "on_site"]
    list_filter = [StateFilter, "kind", "column", "authors", PublicationYear]
    view_on_site = False  # ours knows a draft from a published text
    autocomplete_fields = ["column", "picture"]
    readonly_fields = ["state_words", "signature", "on_site", "word_count"]
    inlines = [BylineInline, CorrectionInline, FootnoteInline, EventInline, AddressInline]
    actions = ["ask_for_review", "publish_now", "withdraw", "put_in_trash", "restore"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("version", "based", "state_words", "on_site", "kind"),
                    *("title", "standfirst", "body", "word_count", "why"),
                ]
            },
        ),
        (_("Column and tags"), {"fields": ["column", "number", "tags"]}),
        (_("Signature"), {"fields": ["signature"]}),
        (_("Picture"), {"fields": ["picture", "illustration_credit"]}),
        (
            _("Publication"),
            {
                "fields": [
                    *("published_at", "expires_at", "featured"),
                    *("comments_open", "avis_reading", "slug"),
                ]
            },
        ),
        (
            _("Origins"),
            {"fields": ["figures_source", "first_site", "first_url", "first_on"], "classes": ["collapse"]},
        ),
    ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[WithoutTexts]:
        return WithoutTexts

    # Who sees and changes what

    def get_queryset(self, request: Any) -> QuerySet[Article]:
        signed = Prefetch("bylines", Byline.objects.select_related("author"))
        texts = Article.objects.prefetch_related(signed)
        me = Author.objects.filter(user=request.user)
        mine = Exists(Byline.objects.filter(article=OuterRef("pk"), author__in=me))  # asked of an index alone
        return texts if request.user.has_perm(PUBLISH) else texts.filter(mine)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or request.user.has_perm(PUBLISH) or obj.state == State.DRAFT

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Never: a draft goes to the trash, a published text is withdrawn."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        own = (
            []
            if request.user.has_perm(PUBLISH)
            else ["published_at", "expires_at", "featured", "avis_reading", "slug"]
        )
        return [*self.readonly_fields, *own]

    # The form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        author = getattr(request.user, "author", None)
        column = author and author.columns.first()
        proposed = {"kind": "column_piece", "column": column.pk} if column else {}
        return {**proposed, **super().get_changeform_initial_data(request)}

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        author = getattr(request.user, "author", None)
        if isinstance(inline, BylineInline) and obj.pk is None and author:
            kwargs["initial"] = [{"author": author.pk}]
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["verbs"] = verbs_for(obj, request.user) if obj else []
        context["show_save_and_add_another"] = False  # one text at a time
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_verb" not in request.POST:
            return super().response_change(request, obj)
        called = request.POST["_verb"]
        done = self._pressed(request, obj, called)
        tell(request, obj, released=done and called in RELEASES)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk or obj.copy_of_id]))

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_verb" not in request.POST:  # a verb has its own answer first
            tell(request, form.instance)

    def _pressed(self, request: HttpRequest, article: Article, name: str) -> bool:
        """Call the verb of the button and say what came of it; was it done?"""
        for verb in verbs_for(article, request.user):
            if verb.name == name:
                if done := self._done(request, article, name):
                    self.message_user(request, verb.done, messages.SUCCESS)
                return done
        said = _("The text was saved, but had changed state meanwhile.")
        self.message_user(request, said, messages.WARNING)
        return False

    # Columns of the list

    @admin.display(description=_("state"), ordering="state")
    def state_words(self, article: Article) -> str:
        return article.state_in_words()

    @admin.display(description=_("signatures"))
    def signatures(self, article: Article) -> str:
        return ", ".join(byline.author.name for byline in article.bylines.all()) if article.pk else ""

    @admin.display(description=_("signature as it will appear"))
    def signature(self, article: Article) -> str:
        if not article.pk:
            return str(_("It is composed from the authors below, once saved."))
        return "\n".join(typeset_text(f"Par {line.author.byline()}") for line in article.bylines.all())

    @admin.display(description=_("on the site"))
    def on_site(self, article: Article) -> SafeString | str:
        if not article.pk:
            return ""
        if article.is_published():
            return format_html('<a href="{}">{}</a>', article.get_absolute_url(), _("See it on the site"))
        address = reverse("admin:articles_article_preview", args=[article.pk])
        return format_html('<a href="{}">{}</a>', address, _("Preview"))

    # Actions: the same verbs, on several texts

    @admin.action(description=_("Ask for a review"))
    def ask_for_review(self, request: HttpRequest, texts: QuerySet[Article]) -> None:
        self._each(request, texts, "submit")

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish_now(self, request: HttpRequest, texts: QuerySet[Article]) -> None:
        self._each(request, texts, "publish")

    @admin.action(description=_("Withdraw"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, texts: QuerySet[Article]) -> None:
        self._each(request, texts, "withdraw")

    @admin.action(description=_("Put in the trash"), permissions=["change"])
    def put_in_trash(self, request: HttpRequest, texts: QuerySet[Article]) -> None:
        self._each(request, texts, "trash")

    @admin.action(description=_("Take out of the trash"), permissions=["change"])
    def restore(self, request: HttpRequest, texts: QuerySet[Article]) -> None:
        self._each(request, texts, "restore")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    def _each(self, request: HttpRequest, texts: QuerySet[Article], name: str) -> None:
        """Call the verb on the texts where it makes sense and is allowed; say how many were left."""
        done = [
            article
            for article in texts
            if self.has_change_permission(request, article)
            and _may(article, request.user, name)
            and self._done(request, article, name)
        ]
        said = _("%(done)d texts changed, %(left)d left as they were.")
        self.message_user(request, said % {"done": len(done), "left": texts.count() - len(done)})
        if name in RELEASES:
            remind(request, done)

    def _done(self, request: HttpRequest, article: Article, name: str, **said: Any) -> bool:
        """Call the verb; False, with what the text lacks said to the editor, where it is refused."""
        try:
            if name == "submit":  # who may review is told
                Review.objects.ask(article, by=request.user)
            else:
                getattr(article, name)(by=request.user, **said)
        except NotPublishable as refusal:
            for obstacle in refusal.messages:
                why = _("“%(title)s” cannot be published. %(why)s") % {"title": article, "why": obstacle}
                self.message_user(request, why, messages.ERROR)
            return False
        return True


def _may(article: Article, user: Any, name: str) -> bool:
    return any(verb.name == name for verb in verbs_for(article, user))
