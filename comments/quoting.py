"""Who repeats an avis that is erased: whoever could read it. What is looked for in theirs: its own words."""

from datetime import datetime

from django.db.models import Q, QuerySet

from .models import Comment, Decision, State, Verdict
from .quotations import Trace, own, without


def trace_of(comment: Comment) -> Trace:
    """What its author gave, of which the words alone where it is an author's answer, whose name is the
    magazine's. Words that the text or an older avis says are not its own: who copies an avis and has the copy
    erased must not take the words of the first."""
    name = "" if comment.author_id else comment.name
    return Trace(
        text=own(comment.text, _said_before(comment)) if _shown_at(comment) else "",
        name=name,
        email=comment.email,
        site=comment.site,
        is_proven=comment.proven_at is not None,
    )


def quoting(comment: Comment, trace: Trace) -> list[int]:
    """The numbers of the avis that repeat something of this one: under the same text, written since readers
    could see it; anywhere, where they give away its proven address. What nobody saw, nobody quotes.

    Looked for before the transaction: it may take a second.
    """
    since = _shown_at(comment)
    rule = _written_since(comment, since) if since else Q(pk=None)
    if trace.is_proven and trace.email:
        rule |= Q(text__icontains=trace.email)
    others = Comment.objects.filter(rule).exclude(pk=comment.pk).exclude(state=State.ERASED)
    rows = others.select_related("revision").iterator()
    return [other.pk for other in rows if not _same_hand(other, comment) and _told(other, comment, trace)]


def answers_it(other: Comment, erased: Comment) -> bool:
    """Does this avis speak to that one?"""
    return other.parent_id == erased.pk


def _shown_at(comment: Comment) -> datetime | None:
    """Since when readers could see it; None where they never could."""
    decisions = Decision.objects.filter(comment=comment, verdict=Verdict.PUBLISHED)
    first = decisions.order_by("pk").values_list("at", flat=True).first()
    return first or (comment.received_at if comment.is_published() else None)


def _written_since(comment: Comment, since: datetime) -> Q:
    """Under the same text: what came after it, and what was rewritten since, or waits to be."""
    rewritten = Q(edited_at__gte=since) | Q(revision__isnull=False) | Q(contested_at__gte=since)
    return Q(article=comment.article_id) & (Q(pk__gt=comment.pk) | rewritten)


def _said_before(comment: Comment) -> list[str]:
    """The words of the text, and of the avis under it that stood there before it."""
    article = comment.article
    older = Comment.objects.filter(article=article, pk__lt=comment.pk, edited_at=None)
    return [article.title, article.standfirst, article.body_text, *_texts_of(older)]


def _texts_of(avis: QuerySet[Comment]) -> QuerySet:
    return avis.exclude(text="").values_list("text", flat=True)


def _same_hand(other: Comment, erased: Comment) -> bool:
    """Who deletes the first of two avis that say the same does not ask for the second one. Of two that share
    a pseudonym alone, nobody knows."""
    if other.author_id or erased.author_id:
        return other.author_id == erased.author_id
    if erased.email or other.email:
        return other.email.casefold() == erased.email.casefold()
    return bool(erased.network) and (other.name, other.network) == (erased.name, erased.network)


def _told(other: Comment, erased: Comment, trace: Trace) -> bool:
    replies = answers_it(other, erased)
    return any(without(text, trace, replies) != text for text in _texts(other))


def _texts(other: Comment) -> list[str]:
    revision = getattr(other, "revision", None)
    return [other.text, other.contest, other.pick, revision.text if revision else ""]
