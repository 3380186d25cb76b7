"""What somebody pastes into a text, turned into Markdown with its notes; what was lost is said."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from chroniques.text import typeset_text
from chroniques.text.pasting import PasteTooLong, pasted


class Pasting:
    """What a model admin of texts adds to its addresses: the one that reads a paste."""

    admin_site: Any
    has_add_permission: Any
    has_change_permission: Any

    def get_urls(self) -> list[URLPattern]:
        read = self.admin_site.admin_view(_measured(self.paste))
        return [
            path("collage/", read, name="articles_article_paste"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def paste(self, request: HttpRequest) -> JsonResponse:
        """POST `html` (best as multipart), and `label` for each note that the text has already.

        Answers {"markdown", "lost": [sentences], "pictures": [{"name", "alt", "data"}]}: the Markdown calls
        each picture `image:name` already, until it has a slug. 413 with {"said"} for what is too long. Keeps
        nothing.
        """
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        try:
            found = pasted(request.POST.get("html", ""), labels=request.POST.getlist("label"))
        except PasteTooLong as refusal:
            return _too_long(typeset_text(str(refusal)))
        pictures = [{"name": it.name, "alt": it.alt, "data": it.data} for it in found.pictures]
        lost = [typeset_text(sentence) for sentence in found.lost]
        return JsonResponse({"markdown": found.markdown, "lost": lost, "pictures": pictures})


def _measured(view: Any) -> Any:
    """The view for requests of a length that Django reads; its guard against forgery reads them too, so that
    the length comes first."""

    @csrf_exempt
    @require_POST
    def page(request: HttpRequest) -> HttpResponse:
        try:
            return csrf_protect(view)(request)
        except RequestDataTooBig:
            size = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
            said = _("This is over %(size)d MB: paste it in several parts, or as plain text.")
            return _too_long(said % {"size": size})

    return page


def _too_long(said: str) -> JsonResponse:
    return JsonResponse({"said": said}, status=413)
