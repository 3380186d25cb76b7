"""What a moderator does at once of one avis or of sixteen thousand, and how it is undone at once.

To take avis away asks a few statements for each thousand of them; to show them, or to show them again, makes
the page of each.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from articles.models import Letter
from articles.models.history import Person
from articles.search import forget_avis
from chroniques.links import stored

from .learning import learn_all
from .models import (
    UNDONE_WITHIN,
    URGENCY,
    Act,
    Comment,
    CommentQuerySet,
    Decision,
    State,
    Verdict,
    Waits,
    telling,
)
from .models.moderation import TEACHES
from .models.owned import OF_REVISIONS
from .models.queued import HEAVIEST
from .models.turn import turns
from .reports import reopen, settle_all
from .revising import give_back

A_BATCH = 1000  # avis
AWAY = {Verdict.REJECTED: State.REJECTED, Verdict.SPAM: State.SPAM}
SHOWN = ("pk", "state", "email", "import_ref")
UNSEEN = {"pick": "", "fragment": "", "said": "", "fragment_with": 0}  # of what no page shows
# The letters that a gesture causes, and that its undoing takes back.
CAUSED = {
    Verdict.PUBLISHED: (telling.NEWS, telling.PUBLISHED),
    Verdict.REJECTED: (telling.REFUSED, telling.MAINTAINED),
}
DECIDED = (*AWAY, Verdict.PUBLISHED, Verdict.ERASED)


class Meanwhile(RuntimeError):
    """The avis is no longer what the moderator has read: nothing was decided."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.pk)
        self.comment = comment


class TooLateToUndo(RuntimeError):
    """More than ten minutes have passed, or it was undone already."""


def seen(comment: Comment, new_text: str | None = None) -> str:
    """By which a page says what it shows of an avis: its text, its new text (asked for, where it is not
    given), what was decided of it."""
    new_text = comment.waiting_text() if new_text is None else new_text
    shown = (comment.text, new_text, comment.state, comment.decided_at, comment.contested_at)
    return stored("\x1f".join(map(str, shown)))[:16]


def as_seen(number: int, shown: str) -> Comment:
    """The avis, under the lock of the caller's transaction, if it is still as this page showed it; else
    Meanwhile."""
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=number)
    if seen(comment) != shown:
        raise Meanwhile(comment)
    return comment


def act(avis: CommentQuerySet, verdict: str, by: Any, reason: str = "", note: str = "") -> Act:
    """Decide the same of all these avis: one gesture. What is erased stays so.

    The reports that wait on them are settled with it: upheld where the avis go, dismissed where they stay.
    The note of a refusal is for who left the avis: who reported it reads none of it.
    """
    numbers = list(avis.exclude(state=State.ERASED).order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        gesture = Act.objects.create(verdict=verdict, by=by, avis=len(numbers))
        why, answer = {"reason": reason, "note": note}, "" if verdict in AWAY else note
        for some in _batches(numbers):
            settle_all(Comment.objects.filter(pk__in=some), verdict in AWAY, answer, by)
            if verdict in AWAY:
                _take_away(some, gesture, why)
            else:
                _show(some, gesture)
        if verdict in AWAY:
            learn_all(Comment.objects.filter(pk__in=_of(gesture)), TEACHES.get(AWAY[Verdict(verdict)]))
    return gesture


def undo(gesture: Act, by: Person) -> int:
    """Make it as if it had not been, within ten minutes; how many avis are again what they were. Those of
    which somebody decided since stay as they are. Raises TooLateToUndo."""
    with transaction.atomic():
        _note_undone(gesture)
        if gesture.verdict in OF_REVISIONS:
            return give_back(gesture, by)
        made = list(gesture.decisions.order_by("pk").values_list("comment", "before", "verdict"))
        befores = {number: before for number, before, verdict in made if verdict == gesture.verdict}
        done = sum(_put_back(dict(some), gesture, by) for some in _batches(list(befores.items())))
    return done


def last_of(by: Any) -> Act | None:
    """The latest gesture of this moderator that can be undone."""
    lately = timezone.now() - UNDONE_WITHIN
    return Act.objects.filter(by=by, at__gt=lately, undone_at=None).first()


# Taking away: in bulk


def _take_away(numbers: Sequence[int], gesture: Act, why: dict[str, str]) -> None:
    rows = list(_locked(numbers).values(*SHOWN))
    changed = {"state": AWAY[Verdict(gesture.verdict)], "decided_at": timezone.now()}
    Comment.objects.filter(pk__in=numbers).update(**changed, **UNSEEN, **_waiting(None))
    _note({row["pk"]: row["state"] for row in rows}, gesture, Verdict(gesture.verdict), gesture.by, **why)
    forget_avis([row["pk"] for row in rows if row["state"] == State.PUBLISHED])
    if gesture.verdict == Verdict.REJECTED:
        Letter.objects.put_rows(_refusals([row for row in rows if row["email"] and not row["import_ref"]]))


def _refusals(rows: Sequence[dict[str, Any]]) -> Iterator[Letter]:
    found = turns(row["pk"] for row in rows)
    for row in rows:
        yield telling.own_letter(row["pk"], State.REJECTED, row["email"], found[row["pk"]])


# Showing, or keeping: one by one


def _show(numbers: Sequence[int], gesture: Act) -> None:
    """Publish them; of what is public already, note that it was read, or kept after a report."""
    for comment in Comment.objects.filter(pk__in=numbers).select_related("article", "author", "parent"):
        if comment.is_published():
            verdict = Verdict.READ if gesture.verdict == Verdict.PUBLISHED else Verdict(gesture.verdict)
            comment.keep(gesture.by, verdict, act=gesture)
        else:
            comment.publish(gesture.by, act=gesture)


# Undoing


def _note_undone(gesture: Act) -> None:
    lately = timezone.now() - UNDONE_WITHIN
    mine = Act.objects.filter(pk=gesture.pk, undone_at=None, at__gt=lately)
    if not mine.update(undone_at=timezone.now()):
        raise TooLateToUndo(gesture.pk)


def _put_back(befores: dict[int, str], gesture: Act, by: Person) -> int:
    """These avis, each as it was before; how many."""
    for number in _decided_since(befores, gesture):
        del befores[number]
    avis = Comment.objects.filter(pk__in=list(befores))
    _take_back(list(befores), gesture)
    reopen(avis, gesture.by)
    waited = [number for number, before in befores.items() if before == State.PENDING]
    _have_wait(waited, gesture, by)
    for comment in avis.exclude(pk__in=waited).select_related("article", "author", "parent"):
        comment.put_back(befores[comment.pk], by, gesture)
    return len(befores)


def _take_back(numbers: list[int], gesture: Act) -> None:
    """Its letters that have not left. Its news too where it is told: decided anew, it is told to those whose
    letters had not left."""
    letters = Letter.objects.filter(about__in=numbers, written_at__gte=gesture.at)
    kinds = CAUSED.get(Verdict(gesture.verdict), ())
    letters.filter(Q(sent_at=None, given_up_at=None) | Q(kind=telling.NEWS), kind__in=kinds).delete()


def _decided_since(befores: dict[int, str], gesture: Act) -> list[int]:
    last = gesture.decisions.order_by("pk").values_list("pk", flat=True).last()
    later = Decision.objects.filter(comment__in=list(befores), pk__gt=last or 0, verdict__in=DECIDED)
    return list(later.exclude(act=gesture).values_list("comment", flat=True).distinct())


def _have_wait(numbers: list[int], gesture: Act, by: Person) -> None:
    """They wait to be read as they did, in bulk: readers do not see them."""
    states = dict(_locked(numbers).values_list("pk", "state"))
    avis = Comment.objects.filter(pk__in=numbers)
    avis.update(state=State.PENDING, decided_at=None, **UNSEEN, **_waiting(Waits.NEW))
    _note(states, gesture, Verdict.UNDONE, by)
    forget_avis([number for number, state in states.items() if state == State.PUBLISHED])
    learn_all(avis, None)


# What both write


def _locked(numbers: Sequence[int]) -> CommentQuerySet:
    return Comment.objects.filter(pk__in=numbers).order_by("pk").select_for_update()


def _waiting(why: Waits | None) -> dict[str, Any]:
    """As Queued.wait_for says, for many rows."""
    if why is None:
        return {"waits": None, "urgency": 0, "waits_since": None}
    heavy = Least(Value(HEAVIEST), Greatest(Value(0), F("weight")))
    return {"waits": why, "urgency": URGENCY[why] + HEAVIEST - heavy, "waits_since": F("received_at")}


def _note(befores: dict[int, str], gesture: Act, verdict: Verdict, by: Any, **why: str) -> None:
    name = by.get_username() if by else ""
    Decision.objects.bulk_create(
        Decision(comment_id=number, verdict=verdict, by=by, by_name=name, act=gesture, before=before, **why)
        for number, before in befores.items()
    )


def _of(gesture: Act) -> Any:
    return gesture.decisions.values("comment")


def _batches(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(many), A_BATCH):
        yield many[start : start + A_BATCH]
