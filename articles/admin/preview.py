"""The preview of a text that is not public: its page, and the files of its figures."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from ..models import Article
from ..views.article import article_page
from ..views.figures import file_of


class Previewed:
    """What a model admin of texts adds to its addresses: the preview, for who may see the text there."""

    admin_site: Any
    get_queryset: Any
    has_view_permission: Any

    def get_urls(self) -> list[URLPattern]:
        page, figure = (self.admin_site.admin_view(view) for view in (self.preview, self.preview_figure))
        return [
            path("<int:pk>/apercu/", page, name="articles_article_preview"),
            # Where the link in the page leads, which is relative to the page of its article.
            path("<int:pk>/apercu/chiffres/<int:number>.csv", figure, name="articles_article_figure"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The real page of any text; kept by no cache."""
        return article_page(request, self._previewed(request, pk), preview=True)

    def preview_figure(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The numbers of its figure of this rank, from 1; kept by no cache, as the whole admin."""
        return file_of(self._previewed(request, pk), number)

    def _previewed(self, request: HttpRequest, pk: int) -> Article:
        article: Article = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article
