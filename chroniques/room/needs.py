"""What needs the person who has just come in: a few lines of each kind, and how many there are in all.

Nothing here is longer the more texts, avis or letters there are: what is counted stops at a bound, and each
is found by an index.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Letter, Remark, State, Version
from chroniques.templatetags.dates import day, hour
from comments.models import Waits
from comments.queue import MANY, MODERATE, waiting

PUBLISH, WRITE, POST = "articles.publish_article", "articles.change_article", "articles.view_letter"
SHOWN = 6  # lines of each kind
AHEAD = timedelta(days=7)

Texts = QuerySet[Any, Any]


@dataclass(frozen=True)
class Line:
    """One thing to do: what it is, where one does it, what to know of it."""

    title: str
    address: str
    said: str = ""
    late: bool = False


@dataclass(frozen=True)
class Need:
    """One kind of thing to do. `name` is its place in the page; `address` leads to all of them."""

    name: str
    title: str
    nothing: str
    count: int = 0
    lines: Sequence[Line] = ()
    address: str = ""

    @property
    def many(self) -> str:
        """How many, as it is said: beyond the bound, "100+"."""
        return f"{MANY}+" if self.count >= MANY else str(self.count)


def needs_of(request: Any) -> list[Need]:
    """What this person may see of all this, the most pressing first."""
    user = request.user
    found = [avis(request)] if user.has_perm(MODERATE) else []
    found += [*texts(user, timezone.now()), remarks(user)] if user.has_perm(WRITE) else []
    found += [letters()] if user.has_perm(POST) else []
    return found


def avis(request: HttpRequest) -> Need:
    """The avis that wait, by reason."""
    queue, found = reverse("admin:comments_comment_queue_page"), waiting(request)
    lines = [
        Line(str(why.label).capitalize(), f"{queue}?motif={why.value}", _many(found[why.value]))
        for why in Waits
        if found[why.value]
    ]
    return Need("avis", _("Avis that wait"), _("All is read."), sum(found.values()), lines, queue)


def letters() -> Need:
    """The letters that no server took, the last one first."""
    listed = reverse("admin:articles_letter_changelist")
    dead = Letter.objects.dead().addressed().order_by("-given_up_at")
    rows = list(dead.values_list("pk", "recipient", "given_up_at")[:MANY])
    lines = [
        Line(to, reverse("admin:articles_letter_change", args=[pk]), day(when))
        for pk, to, when in rows[:SHOWN]
    ]
    all_of_them = f"{listed}?etat=dead"
    return Need("letters", _("Letters that failed"), _("All have left."), len(rows), lines, all_of_them)


def remarks(user: Any) -> Need:
    """The texts on which readers outside left remarks that nobody has seen to."""
    signs = Byline.objects.filter(article=OuterRef("link__article"), author__user=user)
    unsettled = Remark.objects.unsettled()
    mine = unsettled if user.has_perm(PUBLISH) else unsettled.filter(Exists(signs))
    counted = mine.order_by().values_list("link__article", "link__article__title")
    rows = sorted(counted.annotate(count=Count("pk"))[:MANY], key=lambda row: str(row[1]))
    lines = [
        Line(title, reverse("admin:articles_article_outside", args=[pk]), _many(count))
        for pk, title, count in rows[:SHOWN]
    ]
    listed = f"{reverse('admin:articles_article_changelist')}?etat=remarks"
    return Need("remarks", _("Remarks of readers"), _("All are settled."), len(rows), lines, listed)


def texts(user: Any, now: datetime) -> list[Need]:
    """Drafts, reviews and what appears in seven days: three lists of texts, read in one query."""
    sets = {"drafts": _drafts(user), "reviews": _reviews(user), "week": _week(user, now)}
    rows = _read(sets)
    return [
        _need_of_texts("drafts", _("My drafts"), _("No draft of yours."), rows["drafts"], "draft"),
        _need_of_texts(
            "reviews", _reviews_of(user), _("No text waits for a review."), rows["reviews"], "in_review"
        ),
        _need_of_texts(
            "week", _("This week"), _("Nothing is scheduled in seven days."), rows["week"], "scheduled"
        ),
    ]


def _drafts(user: Any) -> Texts:
    """Those that one signs, or saved oneself."""
    signs = Byline.objects.filter(article=OuterRef("pk"), author__user=user)
    saved = Version.objects.filter(article=OuterRef("pk"), by=user)
    drafts = Article.objects.kept().filter(Exists(signs) | Exists(saved), state=State.DRAFT)
    return drafts.order_by("-updated_at")


def _reviews(user: Any) -> Texts:
    """Those that wait for who publishes, who has waited longest first; one's own, for who writes."""
    return _theirs(user).filter(state=State.IN_REVIEW).order_by("updated_at")


def _week(user: Any, now: datetime) -> Texts:
    return _theirs(user).scheduled(now).filter(published_at__lte=now + AHEAD).order_by("published_at")


def _theirs(user: Any) -> Any:
    kept = Article.objects.kept()
    if user.has_perm(PUBLISH):
        return kept
    return kept.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author__user=user)))


def _reviews_of(user: Any) -> str:
    return _("Reviews asked") if user.has_perm(PUBLISH) else _("My texts in review")


def _read(sets: dict[str, Texts]) -> dict[str, list[tuple[Any, ...]]]:
    """The first MANY of each set as (key, title, changed on, published on), in its order."""
    parts = [
        Article.objects.filter(pk__in=found.values("pk")[:MANY])
        .order_by()
        .values_list("pk", "title", "updated_at", "published_at", Value(name, output_field=CharField()))
        for name, found in sets.items()
    ]
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in sets}
    for *row, name in parts[0].union(*parts[1:], all=True):
        rows[name].append(tuple(row))
    order: dict[str, Callable[[Any], Any]] = {"drafts": _newest, "reviews": _oldest, "week": _first}
    return {name: sorted(found, key=order[name]) for name, found in rows.items()}


def _newest(row: tuple[Any, ...]) -> float:
    return -float(row[2].timestamp())


def _oldest(row: tuple[Any, ...]) -> float:
    return float(row[2].timestamp())


def _first(row: tuple[Any, ...]) -> float:
    return float(row[3].timestamp())


def _need_of_texts(name: str, title: str, nothing: str, rows: list[tuple[Any, ...]], state: str) -> Need:
    listed = f"{reverse('admin:articles_article_changelist')}?etat={state}"
    return Need(name, title, nothing, len(rows), list(_lines(name, rows[:SHOWN])), listed)


def _lines(name: str, rows: Iterable[tuple[Any, ...]]) -> Iterable[Line]:
    for pk, title, changed, appears in rows:
        when = f"{day(appears)}, {hour(appears)}" if name == "week" else day(changed)
        yield Line(title, reverse("admin:articles_article_change", args=[pk]), when)


def _many(count: int) -> str:
    return f"{MANY}+" if count >= MANY else str(count)
