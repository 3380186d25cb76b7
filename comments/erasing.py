"""The story of an avis that is erased, wherever something of it is kept; its sheet holds numbers alone."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Letter, Subscription
from articles.models.history import Person
from articles.search import scrub, scrub_if_small

from . import learning
from .bans import address_key
from .models import (
    Asked,
    Ban,
    Banned,
    Comment,
    Decision,
    Erasure,
    Finding,
    Report,
    Revision,
    State,
    Verdict,
    telling,
)
from .quotations import Trace, without
from .quoting import answers_it, quoting, trace_of
from .revising import forget_texts_of

REPEATING = ("words", "text", "answer")  # of a report, what may repeat the words of an avis
OF_AVIS = (
    *(telling.CONFIRM, telling.HELD, telling.PUBLISHED, telling.REFUSED, telling.MAINTAINED),
    *(telling.ANSWERED, telling.SAID),
)


def erase(avis: Iterable[Comment], asked: Asked, by: Person = None) -> Erasure:
    """Empty these avis and what repeats them: their waiting texts, the notes of moderators on them, their
    letters, their words in the avis of others, the log of the admin. What search and the kept pages hold
    follows in the same transaction. The avis keep their place, the register what was done.
    """
    alive = [comment for comment in avis if comment.state != State.ERASED]
    traces = [(comment, trace, quoting(comment, trace)) for comment in alive for trace in [trace_of(comment)]]
    with transaction.atomic():
        done = Erasure(asked=asked, avis=len(alive))
        if asked == Asked.TIME:  # what the filter learnt of them stays, as counts; who asks is unlearnt
            learning.forget([comment.pk for comment in alive])
        for comment, trace, numbers in traces:
            _erase_one(comment, trace, done, by)
            done.quotations += sum(_unquote(number, comment, trace) for number in numbers)
        if alive:
            done.scrubbed_at = timezone.now() if scrub_if_small() else None
            done.save()
    return done


def erase_address(address: str) -> Erasure:
    """All the avis that came with this address, its subscriptions, its letters."""
    with transaction.atomic():
        done = erase(Comment.objects.given_with(address), Asked.ADDRESS)
        done.scrubbed_at = done.scrubbed_at if done.avis else timezone.now()
        done.subscriptions = Subscription.objects.filter(email=address.lower()).delete()[0]
        done.reports += Report.objects.given_with(address).forget()
        done.letters += Letter.objects.filter(recipient=address.lower()).delete()[0]
        _forget_bans(address)
        done.save()
    return done


def finish() -> int:
    """Take the words of what was erased out of the file of the search index, where that was put off; for how
    many erasings."""
    waiting = list(Erasure.objects.filter(scrubbed_at=None).values_list("pk", flat=True))
    if waiting:
        scrub()
        Erasure.objects.filter(pk__in=waiting).update(scrubbed_at=timezone.now())
    return len(waiting)


def _erase_one(comment: Comment, trace: Trace, done: Erasure, by: Person) -> None:
    done.revisions += Revision.objects.filter(comment=comment).count()
    done.notes += Decision.objects.filter(comment=comment).exclude(note="").count()
    forget_texts_of(comment)
    comment.erase(by=by)
    done.reports += _forget_reports(comment, trace)
    done.letters += _forget_letters(comment, trace.email)
    done.history += _forget_history(comment)
    answers = Comment.objects.filter(parent=comment).published()
    answers.render_fragments()  # they may name whom they answer


def _unquote(number: int, erased: Comment, trace: Trace) -> bool:
    """Take it out of this avis, as it is now; true where there was something."""
    other = Comment.objects.select_for_update(of=("self",)).get(pk=number)
    if other.state == State.ERASED:
        return False
    replies = answers_it(other, erased)
    for revision in Revision.objects.filter(comment=other):
        Revision.objects.filter(pk=revision.pk).update(text=without(revision.text, trace, replies))
    forget_texts_of(other)
    other.contest, other.pick = (without(words, trace, replies) for words in (other.contest, other.pick))
    other.reword(without(other.text, trace, replies), "contest", "pick")
    _unquote_reports(other, trace, replies)
    Decision.objects.create(comment=other, verdict=Verdict.UNQUOTED)
    return True


# The reports on it


def _forget_reports(comment: Comment, trace: Trace) -> int:
    """Those that wait have what they asked for. The copy of the avis goes; what quotes it stays without
    its words."""
    about = Report.objects.filter(comment=comment)
    about.settle(Finding.UPHELD, "", None)
    copies = about.exclude(text="").update(text="")
    _unquote_reports(comment, trace, replies=True)
    return copies


def _unquote_reports(comment: Comment, trace: Trace, replies: bool) -> None:
    for row in Report.objects.filter(comment=comment):
        clean = {name: without(getattr(row, name), trace, replies) for name in REPEATING}
        Report.objects.filter(pk=row.pk).update(**clean)


def _forget_bans(address: str) -> None:
    """What could tell whose they are; that an address is banned stays known by a keyed mark, to protect the
    conversations (Regulation (EU) 2016/679, article 17 (3))."""
    banned = Ban.objects.filter(kind=Banned.ADDRESS, key=address_key(address))
    log = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Ban))
    log.filter(object_id__in=[str(ban.pk) for ban in banned]).update(object_repr="", change_message="")
    banned.update(hint="", why="")


# Its letters and the log


def _forget_letters(comment: Comment, address: str) -> int:
    """Those to its author, of this avis or of its answers; all, once nothing else is known of the address."""
    if not address:
        return 0
    letters = Letter.objects.filter(recipient=address.lower())
    if Comment.objects.given_with(address).exists() or _subscribes(address):
        answers = Comment.objects.filter(parent=comment).values("pk")
        letters = letters.filter(Q(about=comment.pk) | Q(about__in=answers), kind__in=OF_AVIS)
    gone = letters.delete()[0]
    telling.answered(comment, address)
    return gone


def _subscribes(address: str) -> bool:
    return Subscription.objects.filter(email=address.lower()).exists()


def _forget_history(comment: Comment) -> int:
    """The log of the admin says the avis by its name: from now on, by its number."""
    kind = ContentType.objects.get_for_model(Comment)
    lines = LogEntry.objects.filter(content_type=kind, object_id=str(comment.pk))
    return lines.update(object_repr=f"{comment._meta.verbose_name} {comment.pk}", change_message="")
