"""Who reads a text before it appears without an account: their links, and their remarks beside the text."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..letters.reviews import named
from ..models import Article, ReadingLink, Remark
from ..models.outside import DAYS, LONGEST_NAME, may_be_shown, paragraphs_of

TEMPLATE = "admin/articles/article/outside.html"


class LinkForm(forms.Form):
    """For whom, for how long."""

    name = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text=gettext_lazy("The name that their page shows, and yours to know whose remarks these are."),
    )
    days = forms.TypedChoiceField(label=gettext_lazy("Open for"), coerce=int, initial=14)

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        days: Any = self.fields["days"]
        days.choices = [(one, _in_words(one)) for one in DAYS]


class ReadOutside:
    """What a model admin of texts adds: their reading links and remarks. Who may see the text sees them; who
    may change it makes links, closes them, and settles remarks."""

    admin_site: Any
    opts: Any
    has_change_permission: Any
    message_user: Any
    _previewed: Any  # from Previewed

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.outside)
        return [
            path("<int:pk>/lectures/", page, name="articles_article_outside"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        text = context.get("original")
        links = list(ReadingLink.objects.live().filter(article=text)) if text else []
        waiting = Remark.objects.unsettled().on([text.pk]).count() if text else 0
        context |= {"reading_links": links, "remarks_waiting": waiting}
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def outside(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page; a POST makes a link, or does what its button says to a link or a remark."""
        article: Article = self._previewed(request, pk)
        form = LinkForm(request.POST if "_make" in request.POST else None)
        if request.method == "POST":
            if not self.has_change_permission(request, article):
                raise PermissionDenied
            if form.is_bound and not form.is_valid():
                return self._outside_page(request, article, form)
            self._act_outside(request, article, form)
            return redirect("admin:articles_article_outside", pk)
        return self._outside_page(request, article, form)

    def _act_outside(self, request: HttpRequest, article: Article, form: LinkForm) -> None:
        if not form.is_bound:
            self._pressed_outside(request, article)
        elif may_be_shown(article):
            ReadingLink.objects.make(article, request.user, **form.cleaned_data)
            said = _("The link is made: copy it below, and send it to them yourself.")
            self.message_user(request, said, messages.SUCCESS)
        else:
            said = _("Readers read this text: a reading link is for its working copy.")
            self.message_user(request, said, messages.WARNING)

    def _pressed_outside(self, request: Any, article: Article) -> None:
        """Do what the button says, to a thing of this text: what is another's is not there."""
        for name, (rows, act, said) in ACTS.items():
            if number := request.POST.get(name, ""):
                mine = rows(article)
                act(get_object_or_404(mine, pk=number if number.isdecimal() else 0), request.user)
                self.message_user(request, said, messages.SUCCESS)

    def _outside_page(self, request: HttpRequest, article: Article, form: LinkForm) -> HttpResponse:
        may = self.has_change_permission(request, article)
        links = ReadingLink.objects.filter(article=article).select_related("article", "by")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reading links"),
            "subtitle": article.title,
            "opts": self.opts,
            "original": article,
            "links": [(link, named(link.by)) for link in links],
            "form": form if may and may_be_shown(article) else None,
            "may": may,
            "stands_at": settings.SITE_URL,  # `site_url` is the admin’s word for the way to the site
            "remarks": (remarks := _remarks(article)),
            "waiting": sum(remark.settled_at is None for remark in remarks),
            **beside(article, remarks),
        }
        return TemplateResponse(request, TEMPLATE, context, status=422 if form.errors else 200)


def beside(article: Article, remarks: list[Remark]) -> dict[str, Any]:
    """The paragraphs, each with the remarks on it; then those on the whole text, and those on words that the
    text no longer says."""
    about: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        about[remark.mark].append(remark)
    whole = about.pop("", [])
    rows = [(paragraph, about.pop(paragraph.mark, [])) for paragraph in paragraphs_of(article)]
    return {"whole": whole, "rows": rows, "lost": [remark for left in about.values() for remark in left]}


def _in_words(days: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _links(article: Article) -> Any:
    return ReadingLink.objects.filter(article=article)


def _remarks_of(article: Article) -> Any:
    return Remark.objects.filter(link__article=article)


def _remarks(article: Article) -> list[Remark]:
    return list(_remarks_of(article).select_related("settled_by"))


# The buttons: among what their thing is, what they do, what is said then.
ACTS: dict[str, tuple[Callable[[Article], Any], Callable[[Any, Any], object], Any]] = {
    "revoke": (_links, lambda link, by: link.revoke(by), gettext_lazy("The link is closed.")),
    "settle": (
        _remarks_of,
        lambda remark, by: remark.settle(by),
        gettext_lazy("The remark is settled. “Reopen” takes that back."),
    ),
    "reopen": (_remarks_of, lambda remark, _by: remark.reopen(), gettext_lazy("The remark is open again.")),
    "erase": (_remarks_of, lambda remark, _by: remark.delete(), gettext_lazy("The remark is erased.")),
}
