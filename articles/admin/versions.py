"""The versions of a text in the room: its history, what one changed to another, the return to one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from chroniques.text.differences import differences, folded

from ..models import Article, Version
from ..models.putting import LEFT_ALONE, Bounds, put_back
from ..models.snapshot import Snapshot, snapshot
from ..versions import changes
from .inlines import own_author

A_PAGE = 100  # versions shown; a text that has more is read by its last ones


class VersionedAdmin:
    """What a model admin of texts adds: each save a version, the pages that show them."""

    admin_site: Any
    get_queryset: Any
    has_view_permission: Any
    has_change_permission: Any
    get_readonly_fields: Any
    message_user: Any

    def get_urls(self) -> list[URLPattern]:
        compared, restored = map(self.admin_site.admin_view, (self.compare_version, self.restore_version))
        return [
            path("<int:pk>/versions/<int:number>/", compared, name="articles_article_version"),
            path("<int:pk>/versions/<int:number>/retour/", restored, name="articles_article_version_restore"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    # Each save

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if change:
            Version.objects.keep(Article.objects.get(pk=obj.pk))
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        saved = Article.objects.get(pk=form.instance.pk)
        Version.objects.note(saved, request.user, why=form.cleaned_data.get("why") or "")

    # Pages

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        key = int(object_id) if object_id.isdecimal() else None
        versions = Version.objects.filter(article=key).defer("snapshot")[:A_PAGE]
        found: HttpResponse = super().history_view(  # type: ignore[misc]
            request, object_id, {**(extra_context or {}), "versions": versions}
        )
        return found

    def compare_version(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What this version changed; or, with ?avec=maintenant, what was changed since."""
        article, version = self._version(request, pk, number)
        with_now = request.GET.get("avec") == "maintenant"
        older = version.before()
        pair = (version.snapshot, snapshot(article)) if with_now else (_of(older), version.snapshot)
        context = {"version": version, "older": older, "with_now": with_now, **shown(*pair)}
        title = _("Since this version") if with_now else _("What this version changed")
        return self._page(request, article, "compare", title, context)

    def restore_version(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What the return to this version changes; a POST does it, if the text is still what was read."""
        article, version = self._version(request, pk, number)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        seen = article.updated_at.isoformat()
        if request.method == "POST" and request.POST.get("seen") == seen and self._put(request, version):
            return redirect("admin:articles_article_change", pk)
        if request.method == "POST" and request.POST.get("seen") != seen:
            said = _("The text changed while you were reading: here is what the return would change now.")
            self.message_user(request, said, messages.WARNING)
        now = snapshot(article)
        left = self._bounds(request, article).fields
        after = {**version.snapshot, **{name: now[name] for name in left if name in now}}
        context = {"version": version, "seen": seen, **shown(now, after)}
        return self._page(request, article, "restore", _("Return to this version"), context)

    def _put(self, request: HttpRequest, version: Version) -> bool:
        """Put it back and say so; False, with why said, where it may not be."""
        day = date_format(timezone.localtime(version.at), "DATETIME_FORMAT")
        said = _("Returned to the version of %s.") % day
        try:
            put_back(
                *(version.article, version.snapshot, request.user, said, request.POST.get("why", "")),
                within=self._bounds(request, version.article),
            )
        except ValidationError as refusal:
            for message in refusal.messages:
                self.message_user(request, message, messages.ERROR)
            return False
        more = _("%s What it was before is in its history.") % said
        self.message_user(request, more, messages.SUCCESS)
        return True

    def _bounds(self, request: HttpRequest, article: Article) -> Bounds:
        """What the form of the text does not let them change, a return does not change for them."""
        read_only = self.get_readonly_fields(request, article)
        return Bounds(LEFT_ALONE.union(read_only), own_author(request.user))

    def _version(self, request: HttpRequest, pk: int, number: int) -> tuple[Article, Version]:
        article = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article, get_object_or_404(Version.objects.filter(article=article), pk=number)

    def _page(
        self, request: HttpRequest, article: Article, name: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        own = {**self.admin_site.each_context(request), "title": title, "article": article}
        own |= {"opts": Article._meta, "may_change": self.has_change_permission(request, article), **context}
        return TemplateResponse(request, f"admin/articles/article/versions/{name}.html", own)


def shown(before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """What a page shows of the way from one to the other: the fields, the text folded, whether any word
    changes."""
    passages = differences(before.get("body", ""), after.get("body", ""))
    return {
        "fields": changes(before, after),
        "folds": folded(passages),
        "is_same": all(passage.kind == "same" and not passage.formerly for passage in passages),
        "is_only_type": before.get("body", "") != after.get("body", ""),
    }


def _of(version: Version | None) -> Snapshot:
    return version.snapshot if version else {}
