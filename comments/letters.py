"""The letters that an avis causes: to who left it, to who is answered, to who follows, to who signs the text.

An address that nobody has confirmed is never sent a word that somebody typed: what is true of the avis, and
of our own texts, alone.
"""

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from articles.feeds import whole
from articles.letters import Message, Share, composes, letter_link, tells
from articles.letters.kinds import NotYet, Stale
from articles.letters.plain import in_plain
from articles.models import Article, Letter

from .arriving import admit
from .models import Comment, CommentQuerySet, Follows, State, telling
from .models.telling import asked_again, decided, proven, received

GATHERED = 50  # avis named in one letter beside the one that it shows
__all__ = ["ask_proof", "decided", "disown", "prove", "proven", "received"]


def prove(comment: Comment, follows: str) -> None:
    """Its author reads the letters of the address, and would be told of this; an avis of a regular reader
    appears then. Said again, changes nothing."""
    with transaction.atomic():
        comment.reread()
        if comment.proven_at is None:
            comment.prove_address()
            if comment.may_follow():
                comment.follow(follows)
            admit(comment)
            proven(comment)
            telling.answered(comment, comment.email)


def disown(comment: Comment) -> None:
    """Who reads the letters of the address did not write this: it is forgotten, unless it was confirmed."""
    with transaction.atomic():
        address = comment.email
        Letter.objects.filter(about=comment.pk, kind=telling.CONFIRM, recipient=address.lower()).delete()
        Comment.objects.filter(pk=comment.pk, proven_at__isnull=True).update(email="")
        telling.answered(comment, address)


def ask_proof(comment: Comment) -> Letter:
    """Send the letter again by which the address is confirmed: what has become of it."""
    return asked_again(comment)


# To who left it


@composes(telling.CONFIRM, Share.QUESTIONS)
def confirm(letter: Letter) -> Message | None:
    """Is this your address? Alone, and without a word of the avis or its name: anyone may have typed it."""
    comment = _mine(letter)
    if comment is None or comment.proven_at:
        return None
    not_me = letter_link("comments:not_me", "not-me", comment.pk, letter.recipient)
    return Message({"article": comment.article, "link": _confirmation(comment), "not_me": not_me})


@composes(telling.HELD)
def held(letter: Letter) -> Message | None:
    """It waits to be read."""
    comment = _mine(letter)
    return Message(_own_words(comment)) if comment and comment.state == State.PENDING else None


@composes(telling.PUBLISHED)
def published(letter: Letter) -> Message | None:
    """It is public, and where."""
    comment = _mine(letter)
    if comment is None or not telling.is_true(letter) or not _is_read(comment):
        return None
    return Message({**_own_words(comment), "link": whole(comment.get_absolute_url())})


@composes(telling.REFUSED)
@composes(telling.MAINTAINED)
def refused(letter: Letter) -> Message | None:
    """It was not kept, or not after it was contested, and why."""
    comment = _mine(letter)
    if comment is None or comment.state != State.REJECTED or not telling.is_true(letter):
        return None
    return Message({**_own_words(comment), "decision": comment.last_verdict()})


# To the others


@tells(telling.NEWS)
def tell(news: Letter) -> None:
    """Who left it, who is answered, who follows the text, who signs it: a letter to each, one for each."""
    comment = _avis(news.about)
    if comment is None or not telling.is_true(news) or not _is_read(comment):
        raise Stale
    proven(comment)
    told = {comment.email.lower()}
    others = (telling.ANSWERED, _answered), (telling.TO_AUTHOR, _authors), (telling.SAID, _followers)
    for kind, addresses_of in () if _was_told_long_ago(news) else others:
        addresses = addresses_of(comment)
        Letter.objects.put_all(kind, comment.pk, sorted(addresses - told))
        told |= addresses


def _was_told_long_ago(news: Letter) -> bool:
    """Is it public for another time, when the letters that told the others of the first are forgotten?"""
    before = timezone.now() - settings.KEPT["letter"]
    return Letter.objects.news().filter(kind=news.kind, about=news.about, sent_at__lt=before).exists()


@composes(telling.ANSWERED)
def answered(letter: Letter) -> Message | None:
    """Somebody answered their avis."""
    comment = _avis(letter.about)
    if comment is None or not _is_read(comment) or letter.recipient not in _answered(comment):
        return None
    return Message(_said(comment), _leave(comment.parent_id or 0, letter.recipient))


@composes(telling.SAID)
def said(letter: Letter) -> Message | None:
    """Another avis under a text whose conversation they follow."""
    comment = _avis(letter.about)
    if comment is None or not _is_read(comment):
        return None
    own = _following(comment.article).proven_by(letter.recipient).order_by("-pk").first()
    if own is None:
        return None
    others = _others(letter, comment)
    return Message(_said(comment, *others.values()), _leave(own.pk, letter.recipient), tuple(others))


@composes(telling.TO_AUTHOR)
def to_author(letter: Letter) -> Message | None:
    """A new avis under the text that they sign, and the way to answer it."""
    comment = _avis(letter.about)
    if comment is None or not _is_read(comment) or letter.recipient not in _authors(comment):
        return None
    answer = letter_link("comments:answer", "answer", comment.pk, letter.recipient)
    others = _others(letter, comment)
    return Message({**_said(comment, *others.values()), "answer": answer}, gathered=tuple(others))


def _mine(letter: Letter) -> Comment | None:
    """The avis that came with the address of this letter, if that is still so."""
    comment = _avis(letter.about)
    return comment if comment and comment.email.lower() == letter.recipient else None


def _avis(number: int) -> Comment | None:
    rows = Comment.objects.select_related("article", "author", "parent__author")
    return rows.filter(pk=number).exclude(state=State.ERASED).first()


def _is_read(comment: Comment) -> bool:
    """Do readers see it? Raises NotYet where they would, if its text had not been withdrawn."""
    if comment.is_published() and not comment.article.is_published():
        raise NotYet
    return comment.is_published()


def _answered(comment: Comment) -> set[str]:
    """The address of who left the avis that this one answers: proven, and only if they follow the replies."""
    parent = comment.parent
    hears = parent is not None and parent.follows and parent.proven_at
    return {parent.email.lower()} - {""} if parent and hears else set()


def _followers(comment: Comment) -> set[str]:
    folded = _following(comment.article).annotate(folded=Lower("email"))
    return set(folded.exclude(email="").values_list("folded", flat=True))


def _following(article: Article) -> CommentQuerySet:
    return Comment.objects.filter(article=article, follows=Follows.ALL, proven_at__isnull=False)


def _authors(comment: Comment) -> set[str]:
    """The accounts that sign the text, but for the one that wrote this."""
    signing = comment.article.authors.filter(user__is_active=True).exclude(pk=comment.author_id or 0)
    return {address.lower() for address in signing.values_list("user__email", flat=True) if address}


def _own_words(comment: Comment) -> dict[str, object]:
    """What its author may be told. Their own words, and the private page, to a proven address alone."""
    if comment.proven_at is None:
        return {"article": comment.article, "confirmation": _confirmation(comment)}
    page = letter_link("comments:receipt_by_letter", "receipt", comment.pk, comment.email.lower())
    return {"article": comment.article, "receipt": page, **_words(comment)}


def _others(letter: Letter, comment: Comment) -> dict[Letter, Comment]:
    """The other avis under the same text of which as many letters wait to tell the same person: what a busy
    day held back arrives as one letter."""
    now = timezone.now()
    waiting = Letter.objects.due(now).filter(kind=letter.kind, recipient=letter.recipient)
    found = {other: _avis(other.about) for other in waiting.exclude(pk=letter.pk)[:GATHERED]}
    return {
        other: avis
        for other, avis in found.items()
        if avis and avis.article_id == comment.article_id and _is_read(avis) and other.claim(now)
    }


def _said(comment: Comment, *others: Comment) -> dict[str, object]:
    return {
        "article": comment.article,
        "name": comment.signature(),
        "link": whole(comment.get_absolute_url()),
        "others": [(avis.signature(), whole(avis.get_absolute_url())) for avis in others],
        **_words(comment),
    }


def _words(comment: Comment) -> dict[str, object]:
    page = whole(comment.article.get_absolute_url() or "/")
    return {"html": comment.text_html, "plain": in_plain(comment.text_html, page)}


def _confirmation(comment: Comment) -> str:
    return letter_link("comments:confirm", "address", comment.pk, comment.email.lower())


def _leave(own: int, address: str) -> str:
    """Where one leaves the conversation in which one left this avis."""
    return letter_link("comments:leave_letters", "leave", own, address)
