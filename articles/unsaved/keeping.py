"""Keeping what is typed: each opening of a form writes its own row, and no other's."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from ..models import Unsaved
from .slip import Slip
from .typed import Typed

MOST = 8  # openings with words, of one text by one person: the oldest give way, those left aside first


class NoAccount(LookupError):
    """The account of this slip is there no more: nothing can be kept for it."""


@dataclass(frozen=True)
class Kept:
    """What became of the words: the slip by which they are kept (another where that form was saved
    meanwhile), and whether the site learnt something."""

    slip: Slip
    news: bool


def keep(slip: Slip, typed: Typed, at: datetime) -> Kept:
    """Keep what this form held at this instant, unless something later is kept of it already.

    A form that was saved and goes on being typed in (its page was gone back to) becomes another opening.
    Raises NoAccount.
    """
    with transaction.atomic():
        if _written(slip, typed, at):
            return Kept(slip, True)
        was_saved = Unsaved.objects.filter(opening=slip.opening).values_list("saved", flat=True).first()
        if was_saved is False:
            return Kept(slip, False)
        slip = slip.anew() if was_saved else slip
        return Kept(slip, _begun(slip, typed, at))


def ask(slip: Slip) -> bool:
    """Are the words of this form in a saved text?"""
    return Unsaved.objects.filter(opening=slip.opening, saved=True).exists()


def show_oneself(slip: Slip) -> None:
    """Note that the form is open, for who opens the same text. Raises NoAccount."""
    now = timezone.now()
    if not Unsaved.objects.filter(opening=slip.opening).update(seen_at=now):
        _drop_shadows(slip, now)
        _row(slip)


def _written(slip: Slip, typed: Typed, at: datetime) -> bool:
    rows = Unsaved.objects.filter(opening=slip.opening, saved=False).exclude(kept_at__gt=at)
    return bool(rows.update(typed=typed, kept_at=at, seen_at=timezone.now(), left=False))


def _begun(slip: Slip, typed: Typed, at: datetime) -> bool:
    """The first words of an opening. Those that it was filled with are among them."""
    _row(slip)
    if slip.follows:  # its words are this form's, and end with it in a saved text
        Unsaved.objects.filter(opening=slip.follows, person=slip.person).update(left=True)
    if not slip.is_new():
        _make_room(slip)
    return _written(slip, typed, at)


def _make_room(slip: Slip) -> None:
    words = Unsaved.objects.of(slip.person, slip.text).worded().order_by("left", "-kept_at")
    Unsaved.objects.filter(pk__in=list(words.values_list("pk", flat=True)[MOST - 1 :])).delete()


def _row(slip: Slip) -> None:
    if not get_user_model().objects.filter(pk=slip.person).exists():
        raise NoAccount
    Unsaved.objects.get_or_create(
        opening=slip.opening, defaults={"person_id": slip.person, "text": slip.text}
    )


def _drop_shadows(slip: Slip, now: datetime) -> None:
    """The forms of this text that the same person has closed, and typed nothing in."""
    Unsaved.objects.filter(person=slip.person, text=slip.text).shadows(now).delete()
