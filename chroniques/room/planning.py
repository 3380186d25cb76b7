"""The week and the next one: what appears, day by day, and what is expected of the columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Byline, State
from chroniques.templatetags.dates import hour

from .columns import Pace, late, paces
from .needs import PUBLISH, WRITE, Line

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Day:
    """A day, what appears or appeared on it, and the columns that are expected on it."""

    date: date
    is_today: bool
    lines: list[Line] = field(default_factory=list)
    expected: list[Line] = field(default_factory=list)


def planning(request: HttpRequest) -> HttpResponse:
    """The page; a columnist sees their own texts and columns."""
    if not request.user.has_perm(WRITE):
        raise PermissionDenied
    now = timezone.now()
    known = paces(request.user, now)
    days = fortnight(request.user, known, now)
    context = {
        **admin.site.each_context(request),
        "title": _("The week and the next one"),
        "weeks": [(_("This week"), days[:7]), (_("Next week"), days[7:])],
        "late": late(known, now),
    }
    return TemplateResponse(request, "admin/room/planning.html", context)


def fortnight(user: Any, known: Sequence[Pace], now: datetime) -> list[Day]:
    """Fourteen days from Monday on."""
    today = timezone.localtime(now).date()
    monday = today - timedelta(days=today.weekday())
    days = {one: Day(one, one == today) for one in (monday + timedelta(days=rank) for rank in range(14))}
    coming = set()
    for pk, title, at, column, name in _texts(user, monday):
        address, said = reverse("admin:articles_article_change", args=[pk]), _said(at, name, now)
        days[timezone.localtime(at).date()].lines.append(Line(title, address, said))
        coming |= {column} if at > now else set()
    for expected, line in _expected(known, coming, today):
        if expected in days:
            days[expected].expected.append(line)
    return list(days.values())


def _texts(user: Any, monday: date) -> Any:
    """What appears in these two weeks, in its order, in one query that the index by date bounds."""
    begins = timezone.make_aware(datetime.combine(monday, time.min))
    ends = timezone.make_aware(datetime.combine(monday + 2 * WEEK, time.min))
    ready = Article.objects.kept().filter(state=State.READY, published_at__gte=begins, published_at__lt=ends)
    if not user.has_perm(PUBLISH):
        ready = ready.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author__user=user)))
    rows = ready.order_by("published_at", "pk")
    return rows.values_list("pk", "title", "published_at", "column", "column__title")


def _said(at: datetime, column: str | None, now: datetime) -> str:
    state = _("published") if at <= now else _("scheduled")
    return ", ".join(filter(None, (hour(at), column, state)))


def _expected(known: Sequence[Pace], coming: set[int], today: date) -> Iterator[tuple[date, Line]]:
    """The columns that are expected from today on, and of which no piece is scheduled yet."""
    for pace in known:
        expected = pace.expected()
        if expected and expected >= today and not pace.column.is_finished and pace.column.pk not in coming:
            address = reverse("admin:articles_column_change", args=[pace.column.pk])
            yield expected, Line(pace.column.title, address, _("expected"))
