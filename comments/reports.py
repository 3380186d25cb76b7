"""The story of a report: kept once, put before a moderator, answered to who made it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.feeds import whole
from articles.letters import Message, Share, composes, letter_link
from articles.models import Letter
from articles.models.history import Person
from chroniques.links import capability, stored

from . import limits
from .bans import network_key
from .models import UNDONE_WITHIN, Comment, Finding, Report, Waits
from .models.report import DECIDED, RECEIVED

REPORTS = "reports"  # what the limits count them by: of one network, under any text


class NotPublic(ValueError):
    """Nobody reads this avis any longer: there is nothing to take away."""


@dataclass(frozen=True)
class Said:
    """What somebody says of an avis, as the form made it."""

    grievance: str
    words: str = ""
    law: str = ""
    name: str = ""
    email: str = ""
    in_good_faith: bool = False


def report(comment: Comment, said: Said, address: str) -> str:
    """Keep the report, have the avis wait for a moderator, and return the key of the private page that says
    what becomes of it. `address` is where it comes from.

    The same report sent again is one report, even once the avis is gone. Raises NotPublic or limits.TooMany.
    """
    key = key_of(comment, said, address)
    if received(key):
        return key
    try:
        with transaction.atomic():
            _keep(comment, said, key, address)
            limits.count(address, REPORTS)
    except IntegrityError:
        if received(key) is None:
            raise
    return key


def key_of(comment: Comment, said: Said, address: str) -> str:
    """What opens the page of a report: it follows from all that was typed, the network and the day, by the
    site's key. Nothing that is kept tells it."""
    day = str(timezone.localdate())
    typed = (said.grievance, said.words, said.law, said.name, said.email.casefold())
    return capability("report", "\x1f".join([str(comment.pk), *typed, limits.keyed(address, day)]))


def received(key: str) -> Report | None:
    """The report whose page this key opens."""
    return Report.objects.select_related("comment__article").filter(receipt=stored(key)).first()


def settle(reported: Report, upheld: bool, answer: str, by: Person) -> None:
    """Decide of one report; one that is decided stays as it is."""
    Report.objects.filter(pk=reported.pk).settle(_found(upheld), answer, by)


def settle_all(avis: Iterable[Comment], upheld: bool, answer: str, by: Person) -> int:
    """Decide of all the reports that wait on these avis, a set or a list of them; how many."""
    return Report.objects.filter(comment__in=avis).settle(_found(upheld), answer, by)


def reopen(avis: Iterable[Comment], by: Person) -> int:
    """The decision of late, by this moderator, is undone: the reports on these avis that it settled wait
    again, and nobody is told; how many."""
    lately = timezone.now() - UNDONE_WITHIN
    settled = Report.objects.filter(comment__in=avis, by=by.pk if by else None, decided_at__gte=lately)
    with transaction.atomic():
        numbers = list(settled.values_list("pk", flat=True))
        Letter.objects.waiting().filter(kind=DECIDED, about__in=numbers).delete()
        return Report.objects.filter(pk__in=numbers).update(finding="", answer="", decided_at=None, by=None)


def _keep(comment: Comment, said: Said, key: str, address: str) -> None:
    comment.reread()
    if not (comment.is_published() and comment.article.is_published()):
        raise NotPublic(comment.pk)
    seen = {"text": comment.text, "network": network_key(address), "receipt": stored(key)}
    kept = Report.objects.create(**vars(said), **seen, comment=comment)
    comment.wait_for(Waits.REPORT)
    # Not by `save`, which would make its page anew: readers see no difference.
    waiting = {name: getattr(comment, name) for name in comment.WAITING}
    Comment.objects.filter(pk=comment.pk).update(**waiting)
    if kept.email:
        Letter.objects.put(RECEIVED, kept.pk, kept.email)


def _found(upheld: bool) -> Finding:
    return Finding.UPHELD if upheld else Finding.DISMISSED


# Its letters. Anybody may have typed the address: no word that came with the report is in them.


@composes(RECEIVED, Share.REPORTS)
def receipt_letter(letter: Letter) -> Message | None:
    """It has arrived, under this number (Regulation (EU) 2022/2065, article 16 (4))."""
    found = _reported_by(letter)
    return Message(_known(found)) if found and found.is_waiting() else None


@composes(DECIDED)
def decision_letter(letter: Letter) -> Message | None:
    """What was decided, why, and what can be done about it (article 16 (5) and (6))."""
    found = _reported_by(letter)
    return Message(_known(found)) if found and not found.is_waiting() else None


def _reported_by(letter: Letter) -> Report | None:
    """The report of this letter, if it still bears its address."""
    rows = Report.objects.given_with(letter.recipient).select_related("comment__article")
    return rows.filter(pk=letter.about).first()


def _known(found: Report) -> dict[str, object]:
    return {
        "report": found,
        "article": found.comment.article,
        "avis": whole(found.comment.get_absolute_url()),
        "link": letter_link("comments:reported_by_letter", "report", found.pk, found.email.lower()),
    }
