"""The avis of the corpus, in lots: their rows, their places in the threads, their decisions, their words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from articles.models.slugs import slug_of
from articles.search import Avis, index_avis
from chroniques.management.corpus import avis
from chroniques.management.corpus.conversation import Arrival, Thread, arrivals, state_of
from chroniques.management.corpus.fragments import print_fragment
from chroniques.management.corpus.pool import Pool, Said
from chroniques.management.corpus.pouring import next_key, pour
from comments.models import Comment, Decision, Reason, State, Verdict
from comments.privacy import kept_for
from comments.threads import path_of

LOT = 4000  # avis in a transaction
PICKED = 0.004
WHY = "Un détail qui manquait au texte."
READ = timedelta(minutes=40)  # between an avis and its decision


@dataclass(frozen=True)
class Received:
    """An avis, what it says, and the decisions that made it what it is."""

    comment: Comment
    said: Said
    decisions: list[Decision]

    def as_searched(self) -> Avis:
        one = self.comment
        moment = one.written_at or one.received_at
        return Avis(one.pk, one.article_id, moment, f"{one.signature()}\n{self.said.plain}")


def receive_all(threads: Iterable[Thread], pool: Pool, end: datetime) -> Iterator[int]:
    """Write all the avis under these texts; yield, after each lot, how many it was."""
    rest = arrivals(threads, end)
    while lot := list(islice(rest, LOT)):
        _write(lot, pool, end)
        yield len(lot)


@transaction.atomic
def _write(lot: list[Arrival], pool: Pool, end: datetime) -> None:
    """All of a lot or nothing of it. The keys are given: a place in a thread is made of them."""
    received = [_receive(arrival, key, pool, end) for key, arrival in enumerate(lot, next_key(Comment))]
    pour(Comment, (one.comment for one in received), with_keys=True)
    pour(Decision, (decision for one in received for decision in one.decisions))
    index_avis((one.as_searched() for one in received if one.comment.is_published()), pool.normalise)


def _receive(arrival: Arrival, key: int, pool: Pool, end: datetime) -> Received:
    thread = arrival.thread
    role, parent = thread.next_role()
    decided, state = state_of(arrival, end)
    said = pool.reply(role, arrival.text, thread.said)
    comment = Comment(
        pk=key,
        article_id=thread.article,
        parent=parent,
        path=path_of(key, parent.path if parent else ""),
        author=thread.author if role == avis.ANSWER else None,
        state=state,
        written_at=arrival.moment,
        received_at=arrival.moment,
        decided_at=None if state == State.PENDING else arrival.moment + READ,
        **_given(said, arrival.moment, state, end),
    )
    decisions = list(_decisions(comment, decided, thread.chance))
    print_fragment(comment)
    thread.heard(comment)
    return Received(comment, said, decisions)


def _given(said: Said, moment: datetime, state: State, end: datetime) -> dict[str, str]:
    """What its author gave, as far as it is kept: nothing of an erased one, no address after a year."""
    if state == State.ERASED:
        return {}
    is_kept = said.name and moment > end - kept_for("address")
    email = f"{slug_of(said.name)}@example.org" if is_kept else ""
    return {"name": said.name, "email": email, "text": said.text, "text_html": said.html}


def _decisions(comment: Comment, decided: State, chance: Random) -> Iterator[Decision]:
    """What the site or its moderators decided; of what was published as it came, nothing but the picks."""
    if decided == State.PENDING:
        yield _decision(comment, Verdict.HELD, timedelta())
    elif decided == State.REJECTED:
        yield _decision(comment, Verdict.REJECTED, READ, reason=chance.choice(list(Reason)))
    elif decided == State.SPAM:
        yield _decision(comment, Verdict.SPAM, READ)
    elif chance.random() < PICKED:
        comment.pick = WHY
        yield _decision(comment, Verdict.PICKED, READ, note=WHY)
    if comment.state == State.ERASED:
        yield _decision(comment, Verdict.ERASED, READ)


def _decision(comment: Comment, verdict: Verdict, after: timedelta, **why: str) -> Decision:
    return Decision(comment=comment, verdict=verdict, at=comment.received_at + after, **why)
