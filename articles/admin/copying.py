"""Working copies in the room: opened by a button on a public text, compared with it, put in its place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..models import Article
from ..models.putting import LEFT_ALONE
from ..models.snapshot import snapshot
from .versions import shown


class Copying:
    """What a model admin of texts adds for their working copies. Who may change texts may open one of what
    they see; who may publish puts it online."""

    admin_site: Any
    opts: Any
    message_user: Any
    _previewed: Any  # from Previewed
    _page: Any  # from VersionedAdmin

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/copie/", view(require_POST(self.open_copy)), name="articles_article_copy"),
            path("<int:pk>/copie/comparee/", view(self.compare_copy), name="articles_article_copy_compared"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def open_copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form of the working copy of this text, which is made where there is none."""
        article: Article = self._previewed(request, pk)
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        if not article.was_public():
            said = _("Readers do not read this text: change it itself.")
            self.message_user(request, said, messages.WARNING)
            return redirect("admin:articles_article_change", pk)
        was_in_trash = Article.objects.trashed().filter(copy_of=pk).exists()
        try:
            copy = article.open_copy(by=request.user)
        except ValidationError as refusal:
            return self._not_opened(request, pk, refusal)
        if was_in_trash:
            said = _("This working copy was in the trash: it is back, as it was left.")
            self.message_user(request, said, messages.INFO)
        return redirect(f"{reverse('admin:articles_article_change', args=[copy.pk])}#id_body")

    def _not_opened(self, request: HttpRequest, pk: int, refusal: ValidationError) -> HttpResponse:
        for why in refusal.messages:
            said = _("No working copy can be opened of this text as it is. %s") % why
            self.message_user(request, said, messages.ERROR)
        return redirect("admin:articles_article_change", pk)

    def compare_copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What a working copy would change in its text."""
        copy: Article = self._previewed(request, pk)
        if copy.copy_of is None:
            return redirect("admin:articles_article_history", pk)
        online = snapshot(copy.copy_of)
        kept = {name: value for name, value in online.items() if name in LEFT_ALONE}
        told = shown(online, {**snapshot(copy), **kept})
        title = _("What the working copy changes")
        response: HttpResponse = self._page(request, copy, "copy", title, told)
        return response

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """A copy takes into account the online text that its form showed."""
        if obj.is_copy() and (based := form.cleaned_data.get("based")):
            obj.based_at = parse_datetime(based) or obj.based_at
        super().save_model(request, obj, form, change)  # type: ignore[misc]
