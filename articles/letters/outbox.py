"""Sending what is due. Several may do it at once: each letter is claimed by one.

A letter leaves at least once: where one dies between the moment when the server takes it and the one when
that is noted, it leaves again five minutes later, under the same Message-ID. No order of the two closes that
gap; the other one would lose letters.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone, translation

from chroniques import ending
from chroniques.counting import count
from chroniques.pagecache import page_in_the_making

from ..models import Letter
from .envelope import envelope
from .kinds import COMPOSED, SHARES, TOLD, Message, NotYet, Share, Stale, kinds_of
from .server import Server

A_ROUND = 100  # letters: some seconds of a slow server
# E-mails to one address in a day; the next ones wait for the next day.
A_DAY = {Share.NEWS: 10, Share.QUESTIONS: 5, Share.REPORTS: 10}
LATER = timedelta(hours=1)  # before one looks again whether what is out of sight has returned
SERVER = Server()
log = logging.getLogger(__name__)


class ServerLost(OSError):
    """The mail server does not answer: the other letters need not try."""


def send_due(most: int = A_ROUND) -> dict[str, int]:
    """Send what is due: how many `letters` left, how many `unsent` were put off or given up."""
    done: Counter[str] = Counter()
    # A round is as a page: what several letters say, a text to all who follow it, is made once.
    in_french = translation.override(settings.LANGUAGE_CODE)
    with in_french, page_in_the_making(), closing(get_connection()) as server:
        try:
            # The letters that news cause leave in the same round.
            for due in (Letter.objects.news, Letter.objects.addressed):
                for letter in _claimed(due().due(timezone.now())[:most]):
                    done[_handled(letter, server)] += 1
        except ServerLost:
            done["unsent"] += 1
    for outcome, number in done.items():
        count("letters_total", number, outcome=outcome)
    return {"letters": done["letters"], "unsent": done["unsent"]}


def _claimed(letters: Iterable[Letter]) -> Iterator[Letter]:
    """Those of them that nobody else has; none more once this process is told to end."""
    for letter in letters:
        if ending.is_told():
            return
        if letter.claim(timezone.now()):
            yield letter


def _handled(letter: Letter, server: BaseEmailBackend) -> str:
    """Tell the news or send the letter. A fault of our own is written in the log, and puts it off too."""
    try:
        return _told(letter) if letter.is_news() else _composed_and_sent(letter, server)
    except ServerLost:
        raise
    except Exception as fault:
        log.exception("The letter %s (%s) could not be made; it will be tried again.", letter.pk, letter.kind)
        letter.postpone(timezone.now(), f"{type(fault).__name__}: {fault}")
        return "unsent"


def _told(letter: Letter) -> str:
    """The letters that the news causes, and the note that it is told: all or nothing."""
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=letter.pk)
        try:
            TOLD[letter.kind](letter)
        except NotYet:
            _wait_for_it(letter)
        except Stale:
            letter.delete()
        else:
            letter.is_sent(timezone.now())
    return "told"


def _composed_and_sent(letter: Letter, server: BaseEmailBackend) -> str:
    if free_at := _has_enough(letter, timezone.now()):
        letter.wait_until(free_at)
        return "waiting"
    message = _composed(letter)
    return _sent(letter, message, server) if message else "dropped"


def _composed(letter: Letter) -> Message | None:
    """What it says; the row goes where it has nothing left to say, since that may become true again."""
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=letter.pk)
        try:
            message = COMPOSED[letter.kind](letter)
        except NotYet:
            _wait_for_it(letter)
            return None
        if message is None:
            letter.delete()
    return message


def _wait_for_it(letter: Letter) -> None:
    """Look again in an hour; no longer than any letter is kept."""
    if letter.written_at < timezone.now() - settings.KEPT["letter"]:
        letter.delete()
    else:
        letter.wait_until(timezone.now() + LATER)


def _has_enough(letter: Letter, now: datetime) -> datetime | None:
    """When this address may be written to again, if it has had its share of the day."""
    share = SHARES.get(letter.kind, Share.NEWS)
    if (most := A_DAY.get(share)) is None:
        return None
    mine = Letter.objects.emails().filter(recipient=letter.recipient, kind__in=kinds_of(share))
    today = mine.filter(sent_at__gt=now - timedelta(days=1)).order_by("-sent_at")
    last = today.values_list("sent_at", flat=True)[most - 1 : most]
    return next((sent_at + timedelta(days=1) for sent_at in last if sent_at), None)


def _sent(letter: Letter, message: Message, server: BaseEmailBackend) -> str:
    try:
        server.open()  # once for the round: it says nothing where it is open
        envelope(letter, message, server).send()
    except OSError as fault:
        server.close()
        _put_off(letter, fault)
        if not isinstance(fault, (SMTPRecipientsRefused, SMTPResponseException)):
            raise ServerLost(str(fault)) from fault
        return "unsent"
    SERVER.took()
    letter.is_sent(timezone.now())
    for said in message.gathered:
        said.is_said(timezone.now())
    return "letters"


def _put_off(letter: Letter, fault: OSError) -> None:
    """RFC 5321, 4.2.1: a 5yz answer to an address is for good; all else may pass."""
    for_good = isinstance(fault, SMTPRecipientsRefused) and all(
        code >= 500 for code, _said in fault.recipients.values()
    )
    if for_good:
        log.warning("The letter %s has no address that takes it: %s", letter.pk, fault)
    else:
        SERVER.refused(fault)
    letter.postpone(timezone.now(), f"{type(fault).__name__}: {fault}", for_good)
