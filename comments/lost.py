"""What somebody may ask by an address alone: their receipts again, all that is kept, or that it be erased.

Never answered on the page, which would tell who wrote here: by a letter to the address.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from articles.letters import Message, composes, letter_link, read_letter_token
from articles.models import Letter, Subscription

from . import limits
from .letters import send_receipt
from .models import Comment, Report

ERASE, DATA = "erase", "data"
ERASING_LIVES = timedelta(days=1)  # it destroys, or tells all: who asked for it is waiting for it
MOST = 20  # receipts sent again at once, the latest
NO_TEXT = 0  # the limits count by text too: what is asked here is of none


def ask(what: str, address: str, reader: str) -> None:
    """Put the letter that answers, if there is something to answer. One more request of the network that it
    comes from is counted in any case: known or not, it costs the same write. Raises limits.TooMany."""
    with transaction.atomic():
        limits.count(reader, NO_TEXT)
        ASKED[what](address)


def is_known(address: str) -> bool:
    """Does it stand anywhere here?"""
    return (
        Comment.objects.given_with(address).exists()
        or Subscription.objects.filter(email=address.lower()).exists()
        or Report.objects.given_with(address).exists()
        or Letter.objects.filter(recipient=address.lower()).exclude(kind__in=[ERASE, DATA]).exists()
    )


@composes(ERASE)
def erasing_letter(letter: Letter) -> Message | None:
    """The way to the page with the button. Nothing in it was typed by anybody."""
    if not is_known(letter.recipient):
        return None
    return Message({"link": letter_link("comments:erasing", ERASE, letter.pk, letter.recipient)})


@composes(DATA)
def taking_letter(letter: Letter) -> Message | None:
    """The way to all that is kept. Nothing in it was typed by anybody."""
    if not is_known(letter.recipient):
        return None
    return Message({"link": letter_link("comments:taking", DATA, letter.pk, letter.recipient)})


def check_link(letter: Letter, token: str) -> None:
    """Raise LinkRefused for a token that is forged, old, for another act, or of another letter."""
    read_letter_token(letter.kind, letter.pk, letter.recipient, token, ERASING_LIVES)


def _send_receipts(address: str) -> None:
    """A letter for each avis that this address proved to be its own."""
    for comment in Comment.objects.proven_by(address).order_by("-pk")[:MOST]:
        send_receipt(comment)


def _send_way(kind: str, address: str) -> None:
    """A letter a day at most, however often it is asked for."""
    if is_known(address):
        Letter.objects.put(kind, timezone.localdate().toordinal(), address)


ASKED: dict[str, Callable[[str], None]] = {
    "receipts": _send_receipts,
    ERASE: partial(_send_way, ERASE),
    DATA: partial(_send_way, DATA),
}
