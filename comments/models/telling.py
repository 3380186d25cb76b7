"""Which letters a change of an avis causes: rows of the outbox, in the transaction of the change.

What they say is in comments.letters, made when they leave.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.models import Letter
from articles.models.letter import letter_row

from .act import UNDONE_WITHIN
from .turn import Turn, turn_of

CONFIRM, HELD, PUBLISHED, REFUSED, MAINTAINED = "confirm", "held", "published", "refused", "maintained"
ANSWERED, SAID, TO_AUTHOR, RECEIPT = "answered", "said", "to_author", "receipt"
NEWS = "avis_published"
ADDRESS = "address"  # what is asked once, of however many avis: is it yours?
PAUSES = {REFUSED: UNDONE_WITHIN, MAINTAINED: UNDONE_WITHIN}  # for as long as it can be undone


def received(comment: Any) -> None:
    """It has just arrived. An address that nobody has proven is asked whether it is its author's, no more;
    one that is proven hears where the avis stands. Spam causes no letter."""
    if comment.state == "spam":
        return
    if comment.email and comment.proven_at is None:
        _ask(comment)
    if comment.proven_at or comment.is_published():
        decided(comment, Turn())


def decided(comment: Any, turn: Turn | None = None) -> None:
    """Its state has changed. One that readers see is news, told once, to all whom it concerns by who sends
    the letters: a thread with ten thousand followers is published as fast as any other. `turn`: at which it
    is, where the caller knows."""
    if comment.import_ref:  # its author left it elsewhere, long ago
        return
    if comment.is_published():
        turn = turn or turn_of(comment.pk)
        Letter.objects.put(NEWS, comment.pk, "", event=event_of(NEWS, comment.pk, turn))
    else:
        proven(comment, turn)


def proven(comment: Any, turn: Turn | None = None) -> None:
    """Who left it is told where it stands by now, if they were not."""
    if comment.email and comment.state in {"pending", "published", "rejected"}:
        turn = turn or turn_of(comment.pk)
        Letter.objects.put_rows([own_letter(comment.pk, comment.state, comment.email, turn)])


def own_letter(number: int, state: str, address: str, turn: Turn) -> Letter:
    """The row of the letter that tells who left an avis that it is pending, published or rejected."""
    refused = MAINTAINED if turn.is_contested else REFUSED
    kind = {"pending": HELD, "published": PUBLISHED, "rejected": refused}[state]
    after = PAUSES.get(kind, timedelta(0))
    return letter_row(kind, number, address, after, event_of(kind, number, turn))


def event_of(kind: str, number: int, turn: Turn) -> object:
    """What one letter of this kind tells: a turn in the story of the avis; that it waits is told once."""
    return number if kind == HELD else f"{number} {turn.rank}"


def is_true(letter: Letter) -> bool:
    """Is the decision that it tells the one that stands?"""
    return letter.tells(event_of(letter.kind, letter.about, turn_of(letter.about)))


def asked_again(comment: Any) -> Letter:
    """Its author asks for the question once more; the one that stands for it, of an avis of the same
    address."""
    return Letter.objects.ask_again(CONFIRM, comment.pk, comment.email, ADDRESS)


def answered(comment: Any, address: str) -> None:
    """Its question has had its answer, or has no object left: the next avis that came with this address, and
    that was not asked about meanwhile, has its turn."""
    mine = Letter.objects.filter(kind=CONFIRM, about=comment.pk, recipient=address.lower())
    mine.sent().set_aside()
    mine.filter(sent_at=None).delete()
    since = timezone.now() - settings.KEPT["letter"]  # before that, it had a question of its own
    unasked = type(comment).objects.given_with(address).filter(proven_at=None, import_ref=None)
    waiting = unasked.filter(state__in=["pending", "published"], received_at__gt=since)
    if found := waiting.exclude(pk=comment.pk).order_by("pk").first():
        _ask(found)


def _ask(comment: Any) -> None:
    """One question at a time, whoever types the address, and however often."""
    Letter.objects.put(CONFIRM, comment.pk, comment.email, event=ADDRESS)
