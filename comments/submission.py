"""The story of an avis that arrives: once only, held for a moderator, its receipt given."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from chroniques.links import capability, make_link, read_link, stored

from .models import Comment, State

NONCE_LIVES = timedelta(days=1)  # a reader may leave the preview open overnight


class AlreadySent(ValueError):
    """This nonce has served for an avis that said something else: nothing was saved."""


@dataclass(frozen=True)
class Avis:
    """What a reader typed, as the form made it."""

    text: str
    name: str = ""
    email: str = ""
    site: str = ""
    parent: Comment | None = None


def make_nonce(article: Article) -> str:
    """A pass to leave one avis under this article."""
    return make_link("avis", article.pk)


def check_nonce(article: Article, nonce: str) -> None:
    """Raise LinkRefused for a pass that is forged, for another article, or older than a day."""
    read_link("avis", article.pk, nonce, NONCE_LIVES)


def submit(article: Article, avis: Avis, nonce: str) -> str:
    """Keep the avis for a moderator and return the key of its receipt.

    The same avis sent twice with one nonce is one avis, with one receipt. Raises LinkRefused or AlreadySent.
    """
    check_nonce(article, nonce)
    key = capability("receipt", nonce)
    fields = {**vars(avis), "article": article, "written_at": timezone.now()}
    with transaction.atomic():
        comment, is_new = Comment.objects.get_or_create(receipt=stored(key), defaults=fields)
        if is_new:
            comment.hold()
    if not _is_same(comment, avis):
        raise AlreadySent(nonce)
    return key


def _is_same(comment: Comment, avis: Avis) -> bool:
    """Was this avis kept as it is typed now? What was erased stays erased, whatever is sent again."""
    kept = (getattr(comment, name) == typed for name, typed in vars(avis).items())
    return comment.state == State.ERASED or all(kept)


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
