"""What somebody may ask by an address alone: their receipts again, all that is kept, or that it be erased.

Never answered on the page, which would tell who wrote here: by a letter to the address.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from articles.letters import Message, Share, composes, letter_link, read_letter_token
from articles.models import Letter, Subscription

from . import limits
from .models import Comment, Report, telling

ERASE, DATA = "erase", "data"
ERASING_LIVES = timedelta(days=1)  # it destroys, or tells all: who asked for it is waiting for it
MOST = 20  # private pages in one letter, of the latest avis
OPENING = 80  # characters, by which one knows an avis again
ALL = 0  # what the letter of the private pages is about: no avis in particular
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


@composes(telling.RECEIPT, Share.ASKED)
def receipts_letter(letter: Letter) -> Message | None:
    """The ways to the private pages, once more. Its own words go to a proven address alone."""
    mine = Comment.objects.proven_by(letter.recipient).select_related("article").order_by("-pk")
    avis = [_receipt(comment, letter.recipient) for comment in mine[:MOST]]
    return Message({"avis": avis, "article": avis[0]["article"]}) if avis else None


@composes(ERASE, Share.ASKED)
def erasing_letter(letter: Letter) -> Message | None:
    """The way to the page with the button. Nothing in it was typed by anybody."""
    if not is_known(letter.recipient):
        return None
    return Message({"link": letter_link("comments:erasing", ERASE, letter.pk, letter.recipient)})


@composes(DATA, Share.ASKED)
def taking_letter(letter: Letter) -> Message | None:
    """The way to all that is kept. Nothing in it was typed by anybody."""
    if not is_known(letter.recipient):
        return None
    return Message({"link": letter_link("comments:taking", DATA, letter.pk, letter.recipient)})


def check_link(letter: Letter, token: str) -> None:
    """Raise LinkRefused for a token that is forged, old, for another act, or of another letter."""
    read_letter_token(letter.kind, letter.pk, letter.recipient, token, ERASING_LIVES)


def _send_receipts(address: str) -> None:
    """One letter for all the avis that this address proved to be its own, once an hour at most."""
    if Comment.objects.proven_by(address).exists():
        Letter.objects.ask_again(telling.RECEIPT, ALL, address)


def _receipt(comment: Comment, address: str) -> dict[str, Any]:
    link = letter_link("comments:receipt_by_letter", "receipt", comment.pk, address)
    opening = Truncator(" ".join(comment.text.split())).chars(OPENING)
    return {"article": comment.article, "opening": opening, "at": comment.received_at, "link": link}


def _send_way(kind: str, address: str) -> None:
    """A letter a day at most, however often it is asked for."""
    if is_known(address):
        Letter.objects.put(kind, timezone.localdate().toordinal(), address)


ASKED: dict[str, Callable[[str], None]] = {
    "receipts": _send_receipts,
    ERASE: partial(_send_way, ERASE),
    DATA: partial(_send_way, DATA),
}
