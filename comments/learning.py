"""What the filter learns of each decision that a person takes, and how it is unlearnt.

Beneath the models, whose verbs call it: the rows that it keeps are found by the names of their models.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F

from .screening import signs

ALL = ""  # the sign that every avis has: how many were learnt
A_STATEMENT = 200  # signs counted at once
# Of avis that are alike, so many teach: a flood says one thing, however often. And so many of one gesture.
ALIKE, AT_ONCE = 3, 300
COUNT = (
    "INSERT INTO comments_learnt (sign, ham, spam) VALUES {rows} ON CONFLICT (sign) DO UPDATE SET "
    "ham = comments_learnt.ham + excluded.ham, spam = comments_learnt.spam + excluded.spam"
)


def learn(comment: Any, is_spam: bool | None) -> None:
    """The avis is spam, or is none; None: nobody says so any longer. What was learnt of it before is unlearnt
    first, so that each avis counts once, whatever is decided of it and in which order."""
    with transaction.atomic():
        lesson = _rows("Lesson").filter(pk=comment.pk).first()
        if lesson is not None and lesson.is_spam == is_spam:
            return
        if lesson is not None:
            _unlearn(lesson)
        if is_spam is not None:
            _teach([comment], is_spam)


def learn_all(avis: Any, is_spam: bool | None) -> None:
    """The same of a set of avis, in few statements: of those alike, the first ones alone teach."""
    with transaction.atomic():
        for lesson in _rows("Lesson").filter(comment__in=avis).exclude(is_spam=is_spam):
            _unlearn(lesson)
        if is_spam is not None:
            new = avis.filter(lesson=None).order_by("pk")
            _teach(new.filter(pk__in=_telling(new.values_list("pk", "likeness"))), is_spam)


def forget(numbers: Iterable[int]) -> int:
    """Keep nothing of the words of these avis but what others said too, as counts; of how many.

    For avis whose time is over: what they taught stays. Who asks to be erased is unlearnt: `learn`.
    """
    lessons = list(_rows("Lesson").filter(pk__in=list(numbers)))
    with transaction.atomic():
        for lesson in lessons:
            rare = _rows("Learnt").filter(sign__in=lesson.signs, ham__lte=1, spam__lte=1)
            rare.exclude(sign=ALL).exclude(ham=1, spam=1).delete()
            lesson.delete()
    return len(lessons)


def _telling(alike: Iterable[tuple[int, int | None]]) -> list[int]:
    """The numbers of those that teach something new."""
    met: Counter[int] = Counter()
    told: list[int] = []
    for number, likeness in alike:
        if likeness is not None:
            met[likeness] += 1
        if likeness is None or met[likeness] <= ALIKE:
            told.append(number)
        if len(told) == AT_ONCE:
            break
    return told


def _teach(avis: Iterable[Any], is_spam: bool) -> None:
    lessons = {
        comment.pk: sorted({ALL, *signs(comment.text, comment.name, comment.site)}) for comment in avis
    }
    _count(Counter(sign for found in lessons.values() for sign in found), is_spam)
    rows = [
        _model("Lesson")(comment_id=number, is_spam=is_spam, signs=found) for number, found in lessons.items()
    ]
    _rows("Lesson").bulk_create(rows)


def _count(found: Counter[str], is_spam: bool) -> None:
    """Count these signs, always in the same order: two moderators who decide at once do not wait for each
    other in a ring."""
    counted = [(sign, 0, many) if is_spam else (sign, many, 0) for sign, many in sorted(found.items())]
    with connection.cursor() as cursor:
        for start in range(0, len(counted), A_STATEMENT):
            some = counted[start : start + A_STATEMENT]
            values = [value for row in some for value in row]
            cursor.execute(COUNT.format(rows=", ".join(["(%s, %s, %s)"] * len(some))), values)


def _unlearn(lesson: Any) -> None:
    _lock(lesson.signs)
    counted = _rows("Learnt").filter(sign__in=lesson.signs)
    if lesson.is_spam:
        counted.filter(spam__gt=0).update(spam=F("spam") - 1)
    else:
        counted.filter(ham__gt=0).update(ham=F("ham") - 1)
    counted.filter(ham=0, spam=0).delete()
    lesson.delete()


def _lock(found: Sequence[str]) -> None:
    """These counts, in the order in which everybody takes them."""
    list(_rows("Learnt").filter(sign__in=found).order_by("sign").select_for_update().values_list("sign"))


def _model(name: str) -> Any:
    return apps.get_model("comments", name)


def _rows(name: str) -> Any:
    return _model(name)._default_manager
