"""What waits for a moderator, the most urgent first, with all that it takes to decide of it.

Nothing here is longer the more avis there are: counts stop at a bound, histories too.
"""

# ruff: noqa: S608  (the names of our own tables)
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from articles.models.body import LONG

from .claims import readers
from .differences import differences
from .gestures import AWAY
from .models import URGENCY, Comment, CommentQuerySet, Decision, Report, Waits
from .models.queued import HEAVIEST
from .screened import sentences

A_PAGE = 25
MANY = 100  # what waits is counted so far
KNOWN = 200  # avis of one address, or of one network, that are looked back upon
EXCERPT = 320  # characters of the text under which it stands
MODERATE = "comments.moderate_comment"
COUNTED = (
    "SELECT '{why}', count(*) FROM (SELECT 1 FROM comments_comment WHERE waits IS NOT NULL "
    "AND urgency BETWEEN {low} AND {high} AND waits = '{why}' LIMIT {many}) AS w_{why}"
)
# In the words of the partial index of addresses, without which it does not serve.
OF_ADDRESS = "LOWER(email) = LOWER(%s) AND NOT (email = '')"
OF_NETWORK = "network = %s"
HISTORY = (
    "SELECT * FROM (SELECT CAST(%s AS varchar(300)) AS who, state FROM comments_comment WHERE {rule} "
    "LIMIT {known}) AS h{number}"
)


@dataclass(frozen=True)
class Card:
    """An avis as a moderator decides of it."""

    comment: Comment
    findings: Sequence[tuple[str, str]] = ()  # what each weighs, and what it says
    by_address: Counter[str] = field(default_factory=Counter)
    by_network: Counter[str] = field(default_factory=Counter)
    reports: Sequence[Report] = ()
    pieces: Sequence[tuple[str, str]] = ()
    reader: str = ""  # who else reads it now

    @property
    def new_text(self) -> str:
        """What its author would have it say."""
        revision = getattr(self.comment, "revision", None)
        return revision.text if revision else ""


def offered(by: Any, why: str = "") -> CommentQuerySet:
    """What waits, for this moderator: a contested refusal is offered to somebody else than who refused,
    where there is somebody else."""
    avis = Comment.objects.waiting()
    if why:
        low, high = _bounds(why)
        avis = avis.filter(urgency__range=(low, high), waits=why)
    return avis.exclude(_refused_by(by)) if _has_others(by) else avis


def cards(by: Any, why: str = "", page: int = 1) -> tuple[list[Card], bool]:
    """One page of the queue; and is there another one after it? Those that a colleague reads come last."""
    start = (page - 1) * A_PAGE
    rows = list(shown(offered(by, why))[start : start + A_PAGE + 1])
    found = dealt(rows[:A_PAGE], by)
    return sorted(found, key=lambda card: bool(card.reader)), len(rows) > A_PAGE


def dealt(avis: Sequence[Comment], by: Any) -> list[Card]:
    """These avis as cards, in their order."""
    numbers = [comment.pk for comment in avis]
    known, reports, busy = _histories(avis), _reports(numbers), readers(numbers, by)
    return [
        Card(
            comment,
            [(f"{weight:+d}", said) for weight, said in sentences(comment.findings)],
            known[f"a {comment.email.casefold()}"],
            known[f"n {comment.network}"],
            reports.get(comment.pk, ()),
            _pieces(comment),
            busy.get(comment.pk, ""),
        )
        for comment in avis
    ]


def shown(avis: CommentQuerySet) -> Any:
    """These avis with what their cards say of the text, the parent, the new text: in one query."""
    under = [f"article__{name}" for name in LONG]
    rows = avis.select_related("article", "author", "parent__author", "revision")
    return rows.defer(*under).annotate(beginning=Substr("article__body_text", 1, EXCERPT))


def waiting(request: Any) -> dict[str, int]:
    """How many wait, by reason: asked once for a page, whose menu says it too."""
    if not hasattr(request, "avis_waiting"):
        request.avis_waiting = how_many()
    return request.avis_waiting


def how_many() -> dict[str, int]:
    """How many wait, by reason, MANY at most of each: what a moderator is told is "a hundred or more"."""
    parts = [
        COUNTED.format(why=why, low=low, high=high, many=MANY)
        for why in Waits.values
        for low, high in [_bounds(why)]
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def _bounds(why: str) -> tuple[int, int]:
    """Between which urgencies those of this reason stand."""
    low = URGENCY[why]
    return low, low + (HEAVIEST if why == Waits.NEW else 0)


def _refused_by(by: Any) -> Q:
    mine = Decision.objects.filter(comment=OuterRef("pk"), verdict__in=list(AWAY), by=by)
    return Q(waits=Waits.CONTEST) & Q(Exists(mine))


def _has_others(by: Any) -> bool:
    """Is there another moderator? Asked only where a contested refusal waits."""
    low, high = _bounds(Waits.CONTEST)
    contested = Comment.objects.waiting().filter(urgency__range=(low, high), waits=Waits.CONTEST)
    others = get_user_model().objects.with_perm(MODERATE).filter(is_active=True).exclude(pk=by.pk)
    return others.filter(Exists(contested)).exists()


def _pieces(comment: Comment) -> list[tuple[str, str]]:
    revision = getattr(comment, "revision", None)
    return list(differences(comment.text, revision.text)) if revision else []


def _reports(numbers: Sequence[int]) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for report in Report.objects.filter(comment__in=numbers, finding="").order_by("pk"):
        found.setdefault(report.comment_id, []).append(report)
    return found


def _histories(avis: Iterable[Comment]) -> dict[str, Counter[str]]:
    """What became of the other avis of the same addresses and networks, by state: KNOWN of each at most."""
    asked = {
        f"a {comment.email.casefold()}": (OF_ADDRESS, comment.email) for comment in avis if comment.email
    }
    asked |= {f"n {comment.network}": (OF_NETWORK, comment.network) for comment in avis if comment.network}
    found: dict[str, Counter[str]] = {"a ": Counter(), "n ": Counter(), **{who: Counter() for who in asked}}
    if asked:
        parts = [
            HISTORY.format(rule=rule, known=KNOWN, number=number)
            for number, (rule, _value) in enumerate(asked.values())
        ]
        values = [value for who, (_rule, one) in asked.items() for value in (who, one)]
        with connection.cursor() as cursor:
            union = " UNION ALL ".join(parts)
            cursor.execute(f"SELECT who, state, count(*) FROM ({union}) AS h GROUP BY who, state", values)
            for who, state, count in cursor.fetchall():
                found[who][state] = count
    return found
