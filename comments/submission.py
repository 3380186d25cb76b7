"""The story of an avis that arrives: once only, counted, held for a moderator, its receipt given."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from chroniques.links import capability, make_link, read_link, stored

from . import letters, limits
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


def make_nonce(article: Article) -> str:
    """A pass to leave one avis under this article."""
    return make_link("avis", article.pk)


def check_nonce(article: Article, nonce: str) -> None:
    """Raise LinkRefused for a pass that is forged, for another article, or older than a day."""
    read_link("avis", article.pk, nonce, NONCE_LIVES)


def submit(article: Article, avis: Avis, nonce: str, address: str) -> str:
    """Keep the avis for a moderator and return the key of its receipt. `address` is where it comes from.

    The same avis sent again is one avis, with one receipt: by its nonce, whatever the network; by its
    fingerprint, whatever the nonce. Raises LinkRefused, AlreadySent, AlreadyPublic or limits.TooMany.
    """
    check_nonce(article, nonce)
    fingerprint = fingerprint_of(article, avis, address)
    try:
        with transaction.atomic():
            _keep(article, avis, nonce, fingerprint)
            limits.count(address, article.pk)
    except IntegrityError as clash:
        return _key_of_first(avis, nonce, fingerprint, clash)
    return key_from(fingerprint)


def fingerprint_of(article: Article, avis: Avis, address: str) -> str:
    """What two sendings of one avis share, and nobody else can make: all that was typed, the network, the
    day.

    The key of the receipt follows from it: who could guess it could open the receipt.
    """
    day = str(timezone.now().date())
    parent = avis.parent.pk if avis.parent else ""
    typed = (avis.name, avis.email.casefold(), avis.site, avis.passage, " ".join(avis.text.split()))
    return capability("avis", "\x1f".join([f"{article.pk} {parent}", *typed, limits.keyed(address, day)]))


def _keep(article: Article, avis: Avis, nonce: str, fingerprint: str) -> None:
    keys = {"receipt": stored(key_from(fingerprint)), "fingerprint": fingerprint, "nonce": stored(nonce)}
    comment = Comment.objects.create(**vars(avis), **keys, article=article, written_at=timezone.now())
    comment.hold()
    letters.received(comment)


def _key_of_first(avis: Avis, nonce: str, fingerprint: str, clash: IntegrityError) -> str:
    """The key of the receipt that this avis got when it first came."""
    if comment := Comment.objects.filter(nonce=stored(nonce)).first():
        if not _is_same(comment, avis, fingerprint):
            raise AlreadySent(nonce)
        return key_from(comment.fingerprint or fingerprint)
    comment = Comment.objects.filter(fingerprint=fingerprint).first()
    if comment is None:
        raise clash
    if comment.is_published():
        raise AlreadyPublic(comment)
    return key_from(fingerprint)


def _is_same(comment: Comment, avis: Avis, fingerprint: str) -> bool:
    """Was this avis kept as it is typed now? What was erased stays erased, whatever is sent again."""
    if comment.state == State.ERASED or comment.fingerprint == fingerprint:
        return True
    return all(getattr(comment, name) == typed for name, typed in vars(avis).items())


def answer(comment: Comment, by: User, text: str) -> Comment:
    """Publish the answer of the author who has this account, under the avis it answers."""
    with transaction.atomic():
        reply = Comment.objects.create(
            article=comment.article, parent=comment, author=by.author, text=text, written_at=timezone.now()
        )
        reply.publish(by=by)
    return reply


def received(key: str) -> Comment | None:
    """The avis whose receipt has this key."""
    return Comment.objects.select_related("article").filter(receipt=stored(key)).first()
