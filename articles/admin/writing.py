"""The writing screen: what its module asks of the site while somebody writes."""

from threading import BoundedSemaphore
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST, require_safe

from chroniques.text import TextTooComplex

from ..models import Picture
from .finding import described, pictures_called, texts_called
from .picture import PictureForm
from .sheet import sheet_of

# Rendering 300,000 characters takes seconds of the processor that readers share: one text at a time, in each
# process. Who writes comes again by itself.
TURN = BoundedSemaphore(1)
PATIENCE = 2.0  # seconds


class NewPictureForm(PictureForm):
    """A picture dropped or pasted into a text: its file, what it shows, whose it is."""

    class Meta:
        model = Picture
        field_classes = PictureForm.Meta.field_classes
        fields = [
            "file",
            "title",
            "alt",
            "decorative",
            "caption",
            "credit_nature",
            "credit_holder",
            "credit_agency",
            "credit_licence",
        ]
        widgets = {"alt": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "picture_%s", **kwargs})
        self.fields["file"].widget.attrs["accept"] = "image/*"


class Writing:
    """What a model admin of texts adds: the addresses of the writing screen, the frame that it may show."""

    admin_site: Any
    has_add_permission: Any
    has_change_permission: Any

    def get_urls(self) -> list[URLPattern]:
        addresses = {
            "apercu": self.writing_preview,
            "feuille": self.writing_sheet,
            "textes": self.writing_texts,
            "images": self.writing_pictures,
            "images/nouvelle": self.writing_picture,
        }
        ours = [
            path(
                f"ecriture/{end}/", self.admin_site.admin_view(view), name=f"articles_article_{view.__name__}"
            )
            for end, view in addresses.items()
        ]
        return [*ours, *super().get_urls()]  # type: ignore[misc]  # a model admin comes after us

    @method_decorator(csp_replace({"frame-src": [SELF]}))
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, which alone of all pages shows another in a frame: the sheet."""
        return super().changeform_view(*args, **kwargs)  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kw: Any) -> Any:
        """The form of the admin, with that of a new picture beside it."""
        context["new_picture"] = NewPictureForm()
        return super().render_change_form(request, context, *args, **kw)  # type: ignore[misc]

    @method_decorator(require_POST)
    def writing_preview(self, request: HttpRequest) -> JsonResponse:
        """The text as the page of the article would show it, and what there is to say of it, in JSON."""
        self._let_write(request)
        if not TURN.acquire(timeout=PATIENCE):
            return JsonResponse({"said": _("Another text is being prepared: yours comes next.")}, status=503)
        try:
            return JsonResponse(sheet_of(*(request.POST.get(n, "") for n in ("title", "standfirst", "body"))))
        except TextTooComplex as refusal:
            return JsonResponse({"said": str(refusal)}, status=422)
        finally:
            TURN.release()

    @method_decorator([require_safe, xframe_options_sameorigin, csp_replace({"frame-ancestors": [SELF]})])
    def writing_sheet(self, request: HttpRequest) -> HttpResponse:
        """A page of the site with nothing on it yet: the one that the form may hold in a frame."""
        self._let_write(request)
        return render(request, "admin/articles/article/sheet.html")

    @method_decorator(require_GET)
    def writing_texts(self, request: HttpRequest) -> JsonResponse:
        """The published texts that a link of the text may lead to."""
        self._let_write(request)
        return JsonResponse({"found": texts_called(request.GET.get("q", ""))})

    @method_decorator(require_GET)
    def writing_pictures(self, request: HttpRequest) -> JsonResponse:
        """The pictures of the library that the text may show."""
        self._let_write(request)
        if not self._library().has_view_permission(request):
            raise PermissionDenied
        return JsonResponse({"found": pictures_called(request.GET.get("q", ""))})

    @method_decorator(require_POST)
    def writing_picture(self, request: HttpRequest) -> JsonResponse:
        """A picture comes into the library; 422 with a sentence by field where it cannot."""
        if not self._library().has_add_permission(request):
            raise PermissionDenied
        form = NewPictureForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        picture = form.save()
        self._library().log_addition(request, picture, [{"added": {}}])
        return JsonResponse(described(picture), status=201)

    def _library(self) -> Any:
        return self.admin_site.get_model_admin(Picture)

    def _let_write(self, request: HttpRequest) -> None:
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
