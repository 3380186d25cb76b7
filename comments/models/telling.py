"""Which letters a change of an avis causes: rows of the outbox, in the transaction of the change.

What they say is in comments.letters, made when they leave.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Letter

from .act import UNDONE_WITHIN

CONFIRM, HELD, PUBLISHED, REFUSED, MAINTAINED = "confirm", "held", "published", "refused", "maintained"
ANSWERED, SAID, TO_AUTHOR, RECEIPT = "answered", "said", "to_author", "receipt"
NEWS = "avis_published"
AGAIN = timedelta(hours=1)  # between two letters that are asked for by hand: the first may be on its way


def received(comment: Any) -> None:
    """It has just arrived. An address that nobody has proven is asked whether it is its author's, no more;
    one that is proven hears where the avis stands. Spam causes no letter."""
    if comment.state == "spam":
        return
    if comment.email and comment.proven_at is None:
        Letter.objects.put(CONFIRM, comment.pk, comment.email)
    if comment.proven_at or comment.is_published():
        decided(comment)


def decided(comment: Any) -> None:
    """Its state has changed. One that readers see is news, told once, to all whom it concerns by who sends
    the letters: a thread with ten thousand followers is published as fast as any other."""
    if comment.import_ref:  # its author left it elsewhere, long ago
        return
    if comment.is_published():
        Letter.objects.put(NEWS, comment.pk, "")
    elif comment.email and (kind := letter_of_state(comment)):
        Letter.objects.put(kind, comment.pk, comment.email, pause_of(kind))


def pause_of(kind: str) -> timedelta:
    """How long this letter waits: a refusal, for as long as it can be undone."""
    return UNDONE_WITHIN if kind in (REFUSED, MAINTAINED) else timedelta(0)


def proven(comment: Any) -> None:
    """The address is its author's: they are told where their avis stands by now, if they were not."""
    if kind := letter_of_state(comment):
        Letter.objects.put(kind, comment.pk, comment.email)


def asked_again(kind: str, comment: Any) -> None:
    """Its author asks for this letter once more: it is sent again, at most once an hour."""
    mine = Letter.objects.filter(recipient=comment.email.lower(), kind=kind, about=comment.pk)
    mine.filter(sent_at__lt=timezone.now() - AGAIN).delete()
    Letter.objects.put(kind, comment.pk, comment.email)


def letter_of_state(comment: Any) -> str:
    """The letter that says where it stands; none for what is spam or erased."""
    refused = MAINTAINED if comment.contested_at else REFUSED
    return {"pending": HELD, "published": PUBLISHED, "rejected": refused}.get(comment.state, "")
