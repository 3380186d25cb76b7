"""The story of an avis that is sent: once only, counted, weighed, kept, its receipt given."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from chroniques.links import capability, make_link, read_link, stored

from . import letters, limits
from .arriving import Arrival, arrive, note_arrival
from .models import Comment, State
from .receipts import key_from

NONCE_LIVES = timedelta(days=1)  # a reader may leave the preview open overnight


class AlreadySent(ValueError):
    """This nonce has served for an avis that said something else: nothing was saved."""


class AlreadyPublic(ValueError):
    """Readers see this very avis already. Its text tells no longer who wrote it, so no receipt is given."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.pk)
        self.comment = comment


@dataclass(frozen=True)
class Avis:
    """What a reader typed, as the form made it."""

    text: str
    name: str = ""
    email: str = ""
    site: str = ""
    parent: Comment | None = None
    passage: str = ""
    passage_before: str = ""
    passage_after: str = ""


@dataclass(frozen=True)
class Kept:
    """An avis that is kept: the key of its receipt, and where it stands."""

    key: str
    state: str


def make_nonce(article: Article) -> str:
    """A pass to leave one avis under this article."""
    return make_link("avis", article.pk)


def check_nonce(article: Article, nonce: str) -> timedelta:
    """How long ago this pass was given. Raises LinkRefused for one that is forged, for another article, or
    older than a day."""
    return read_link("avis", article.pk, nonce, NONCE_LIVES)


def submit(article: Article, avis: Avis, nonce: str, arrival: Arrival) -> Kept:
    """Keep the avis, and decide what becomes of it as far as the site may.

    The same avis sent again is one avis, with one receipt: by its nonce, whatever the network; by its
    fingerprint, whatever the nonce. Raises LinkRefused, AlreadySent, AlreadyPublic or limits.TooMany.
    """
    arrival = replace(arrival, seconds=check_nonce(article, nonce).total_seconds())
    fingerprint = fingerprint_of(article, avis, arrival.address)
    try:
        return _keep(article, avis, nonce, arrival, fingerprint)
    except IntegrityError as clash:
        first = _first(avis, nonce, fingerprint, clash)
    if first.state != State.ERASED or first.nonce == stored(nonce):
        return Kept(key_from(first.fingerprint or fingerprint), first.state)
    # Its author erased it, and leaves it anew with another pass: what a browser sends again has the same.
    return _keep(article, avis, nonce, arrival, capability("avis again", f"{fingerprint} {nonce}"))


def fingerprint_of(article: Article, avis: Avis, address: str) -> str:
    """What two sendings of one avis share, and nobody else can make: all that was typed, the network, the
    day.

    The key of the receipt follows from it: who could guess it could open the receipt.
    """
    day = str(timezone.now().date())
    parent = avis.parent.pk if avis.parent else ""
    typed = (avis.name, avis.email.casefold(), avis.site, avis.passage, " ".join(avis.text.split()))
    return capability(
        "avis", "\x1f".join([f"{article.pk} {parent}", *typed, limits.keyed_address(address, day)])
    )


def _keep(article: Article, avis: Avis, nonce: str, arrival: Arrival, fingerprint: str) -> Kept:
    keys = {"receipt": stored(key_from(fingerprint)), "fingerprint": fingerprint, "nonce": stored(nonce)}
    comment = Comment(**vars(avis), **keys, article=article, written_at=timezone.now())
    arrive(comment, arrival)  # before the transaction, in which nobody else can write
    with transaction.atomic():
        comment.save()
        note_arrival(comment)
        letters.received(comment)
        limits.count(arrival.address, article.pk)
    return Kept(key_from(fingerprint), comment.state)


def _first(avis: Avis, nonce: str, fingerprint: str, clash: IntegrityError) -> Comment:
    """This avis as it was kept when it first came; erased, where it came with another pass."""
    if comment := Comment.objects.filter(nonce=stored(nonce)).first():
        if not _is_same(comment, avis, fingerprint):
            raise AlreadySent(nonce)
        return comment
    first = Comment.objects.filter(fingerprint=fingerprint).first()
    if first is None:
        raise clash
    if first.is_published():
        raise AlreadyPublic(first)
    return first


def _is_same(comment: Comment, avis: Avis, fingerprint: str) -> bool:
    """Was this avis kept as it is typed now? Its author may have rewritten it since."""
    typed = vars(avis).items()
    return comment.fingerprint == fingerprint or all(getattr(comment, name) == value for name, value in typed)


def answer(comment: Comment, by: User, text: str) -> Comment:
    """Publish the answer of the author who has this account, under the avis it answers; the same words sent
    again, by a double click or a retry, are the answer that readers see already."""
    with transaction.atomic():
        comment.reread()  # who sends it again at the same moment waits here
        same = Comment.objects.published().filter(parent=comment, author=by.author, text=text)
        if there := same.first():
            return there
        reply = Comment.objects.create(
            article=comment.article, parent=comment, author=by.author, text=text, written_at=timezone.now()
        )
        reply.publish(by=by)
    return reply


def received(key: str) -> Comment | None:
    """The avis whose receipt has this key."""
    return Comment.objects.select_related("article").filter(receipt=stored(key)).first()
