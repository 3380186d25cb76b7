"""« Bon à tirer »: the checks before publication on one page, with the buttons that let the text go out."""

from collections import Counter
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Article
from ..signoff import Colour, Finding, Place, Point
from .verbs import RELEASES, verbs_for

TEMPLATE = "admin/articles/article/signoff.html"
GROUPS = {"bylines": "bylines-group"}  # fields whose place on the form has a name of its own


class ScheduleForm(forms.Form):
    """When the text appears."""

    at = forms.SplitDateTimeField(label=gettext_lazy("Appears on"), widget=AdminSplitDateTime)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day, hour = cast(AdminSplitDateTime, self.fields["at"].widget).widgets
        day.attrs["aria-label"], hour.attrs["aria-label"] = _("Day of publication"), _("Hour of publication")

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError(_("This hour is past: choose one to come, or publish at once."))
        return at


class SignedOff:
    """What a model admin of texts adds to its addresses: their « bon à tirer », for who may see them."""

    admin_site: Any
    opts: Any
    has_change_permission: Any
    message_user: Any
    _previewed: Any  # from Previewed
    _done: Any

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.signoff)
        return [
            path("<int:pk>/bon-a-tirer/", page, name="articles_article_signoff"),
            *super().get_urls(),  # type: ignore[misc]  # a model admin comes after us
        ]

    def signoff(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list; a POST calls the verb of its button, which refuses where something that blocks is red."""
        article: Article = self._previewed(request, pk)
        schedule = ScheduleForm(initial={"at": article.published_at})
        if request.method == "POST":
            if not self.has_change_permission(request, article):
                raise PermissionDenied
            if "at_0" not in request.POST:
                return self._released(request, article, request.POST.get("_verb", ""))
            schedule = ScheduleForm(request.POST)
            if schedule.is_valid():
                return self._released(request, article, "publish", at=schedule.cleaned_data["at"])
        return self._list(request, article, schedule)

    def _released(self, request: HttpRequest, article: Article, name: str, **said: Any) -> HttpResponse:
        """Call the verb and go to the text; stay where it is refused, or makes no sense any more."""
        verb = next((verb for verb in verbs_for(article, request.user) if verb.name == name), None)
        if verb is None or name not in RELEASES:
            self.message_user(request, _("The text has changed state meanwhile."), messages.WARNING)
        elif self._done(request, article, name, **said):
            self.message_user(request, verb.done, messages.SUCCESS)
            return redirect("admin:articles_article_change", article.pk)
        return redirect("admin:articles_article_signoff", article.pk)

    def _list(self, request: HttpRequest, article: Article, schedule: ScheduleForm) -> HttpResponse:
        findings = article.findings()
        may = self.has_change_permission(request, article)
        verbs = [verb for verb in verbs_for(article, request.user) if may and verb.name in RELEASES]
        may_wait = not article.was_public() and any(verb.name == "publish" for verb in verbs)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Checks before publication"),
            "subtitle": article.title,
            "opts": self.opts,
            "original": article,
            "lines": [_line(article, finding) for finding in findings],
            "counts": _counts(findings),
            "refused": any(finding.refuses() for finding in findings),
            "verbs": verbs,
            "schedule": schedule if may_wait else None,
            "media": schedule.media,
        }
        status = 422 if schedule.errors else 200
        return TemplateResponse(request, TEMPLATE, context, status=status)


def _counts(findings: list[Finding]) -> list[tuple[Colour, int]]:
    """How many rules are of each colour, the worst first."""
    found = Counter(finding.colour for finding in findings)
    return [(colour, found[colour]) for colour in (Colour.RED, Colour.AMBER, Colour.GREEN) if found[colour]]


def _line(article: Article, finding: Finding) -> dict[str, Any]:
    points = [{"point": point, "way": _way(article, point)} for point in finding.points]
    return {"finding": finding, "colour": finding.colour, "points": points, "refuses": finding.refuses()}


def _way(article: Article, point: Point) -> str:
    """Where this is mended; nothing for what is good as it is."""
    return "" if point.place is None or point.colour == Colour.GREEN else address_of(article, point.place)


def address_of(article: Article, place: Place) -> str:
    """Where a place is in the room: a picture of the library, a field of the form, a line of the text."""
    if place.kind == "picture":
        return reverse("admin:articles_picture_change", args=[place.at])
    form = reverse("admin:articles_article_change", args=[article.pk])
    if place.kind == "line":
        return f"{form}?ligne={place.at}#id_body"
    return f"{form}#{GROUPS.get(place.at, f'id_{place.at}')}"
