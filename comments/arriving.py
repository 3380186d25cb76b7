"""The story of an avis that arrives, or changes: weighed with all that is known, then shown, held, filed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from django.db import transaction
from django.utils import timezone

from articles.models import Reading, Site
from chroniques.counting import count, observed

from . import screening
from .bans import network_key
from .facts import Asked, Facts, facts
from .models import Comment, Decision, Follows, State, TooLate, Verdict, Waits
from .newsroom import newsroom
from .screening import Finding, Seen, Weighed, likeness, weigh
from .trust import outcome

WEIGHED = ("findings", "weight", "likeness")
# How a state that the site itself gives at once is written down.
VERDICTS = {State.PUBLISHED: Verdict.PUBLISHED, State.SPAM: Verdict.SPAM}
FLOODED = "flooded"  # found of the site, not of the avis: it weighs nothing


@dataclass(frozen=True)
class Arrival:
    """How an avis comes: the address of the network that it comes from; whether the browser says from which
    site; what stands in the field that nobody sees; in how many seconds it was written, if that is known; the
    keys of earlier receipts that the device holds."""

    address: str = ""
    origin: Literal["same", "unknown"] = "unknown"
    trap: str = ""
    seconds: float | None = None
    keys: Sequence[str] = ()


def arrive(comment: Comment, arrival: Arrival) -> None:
    """Weigh this new avis, and give it its state with all that goes with it: to be saved by the caller.

    A device that holds the key of an avis of the same address, once proven, proves it again. An address that
    is typed earns nothing.
    """
    comment.network = network_key(arrival.address)
    found = _facts(comment, arrival.keys)
    if found.is_proven:
        comment.proven_at = timezone.now()
        comment.follows = Follows.REPLIES if found.follows else Follows.NOTHING
    how = {"origin": arrival.origin, "trap": arrival.trap, "seconds": arrival.seconds}
    with observed("screening_seconds"):
        weighed = _weigh(comment, found, how)
    _note(comment, weighed)
    if _is_flooded(found):
        comment.findings.append([FLOODED, 0, str(Site.objects.current().avis_breaker)])
    comment.state = State(_outcome(comment, found, weighed))
    count("screened_total", outcome=comment.state)
    _wait(comment)


def note_arrival(comment: Comment) -> None:
    """Write down what the site itself decided of the avis that has just been saved."""
    if comment.state == State.PENDING:
        comment.hold()
    else:
        Decision.objects.create(comment=comment, verdict=VERDICTS[State(comment.state)])


def rewrite(comment: Comment, text: str) -> None:
    """Its author has it say something else: weighed as a new one is. Whatever is found, a person reads it.
    Raises TooLate where its time is over."""
    if not comment.may_be_rewritten():
        raise TooLate(comment.pk)
    with transaction.atomic():
        comment.rewrite(text)
        said = comment.waiting_text() or comment.text
        weighed = _weigh(
            comment, _facts(comment, text=said), {**_how_it_came(comment), "is_edit": True}, said
        )
        _note(comment, weighed)
        if comment.state == State.PENDING:
            comment.wait_for(Waits.NEW, comment.weight)
        comment.save(update_fields=[*WEIGHED, *comment.WAITING])


def admit(comment: Comment) -> None:
    """Its address has just been proven: where that makes it a regular reader's, and nothing else holds it, it
    appears at once."""
    if comment.state != State.PENDING or comment.article.avis_are_read() == Reading.BEFORE:
        return
    found = _facts(comment)
    weighed = _weigh(comment, found, _how_it_came(comment))
    with transaction.atomic():
        _note(comment, weighed)
        comment.save(update_fields=WEIGHED)
        if _outcome(comment, found, weighed) == State.PUBLISHED:
            comment.publish(by=None)
            comment.wait_for(Waits.SEEN)
            comment.save(update_fields=comment.WAITING)


def mark(comment: Comment) -> None:
    """Weigh an avis that stood on another site: what is found is written beside it, nothing is hidden."""
    _note(comment, _weigh(comment, _facts(comment), {}))


def _facts(comment: Comment, keys: Sequence[str] = (), text: str = "") -> Facts:
    said = text or comment.text
    asked = Asked(
        email=comment.email,
        keys=keys,
        network=comment.network,
        likeness=likeness(said),
        signs=screening.signs(said, comment.name, comment.site),
        number=comment.pk or 0,
    )
    return facts(asked, timezone.now(), Site.objects.current().avis_breaker)


def _weigh(comment: Comment, found: Facts, how: dict[str, Any], text: str = "") -> Weighed:
    house = newsroom()
    known = {name: value for name, value in vars(found).items() if name not in {"follows", "of_late"}}
    history = {} if comment.proven_at else {"published": 0, "refused": 0, "spam": 0}
    written = {
        "text": text or comment.text,
        "name": comment.name,
        "site": comment.site,
        "email": comment.email,
    }
    around = {"title": comment.article.title, "staff": house.staff, "lists": house.lists}
    return weigh(
        Seen(**{**known, **history, **written, **around, **how, "is_proven": bool(comment.proven_at)})
    )


def _how_it_came(comment: Comment) -> dict[str, Any]:
    """What was seen of its arrival is known by what was found then."""
    codes = {code: evidence for code, _weight, evidence in comment.findings}
    seconds = codes.get("too_fast")
    return {
        "origin": "unknown" if "origin_unproven" in codes else "same",
        "trap": codes.get("trap_filled", ""),
        "seconds": float(seconds) if seconds else None,
    }


def _outcome(comment: Comment, found: Facts, weighed: Weighed) -> str:
    site = Site.objects.current()
    return outcome(
        cast(Any, comment.article.avis_are_read().value),
        weighed.verdict,
        is_regular=comment.proven_at is not None and found.published >= site.avis_trusted_after,
        is_banned=bool(found.is_banned),
        is_flooded=_is_flooded(found),
    )


def _is_flooded(found: Facts) -> bool:
    """Have as many avis come in ten minutes as the site lets through?"""
    return found.of_late >= Site.objects.current().avis_breaker


def _note(comment: Comment, weighed: Weighed) -> None:
    comment.findings = [_told(finding) for finding in weighed.findings]
    comment.weight = max(-99, min(99, weighed.weight))
    comment.likeness = likeness(comment.text)


def _told(finding: Finding) -> list[Any]:
    return [finding.code, finding.weight, finding.evidence]


def _wait(comment: Comment) -> None:
    """What a person is to do of it; of what is filed as spam, nothing."""
    if comment.state == State.PENDING:
        comment.wait_for(Waits.NEW, comment.weight)
        return
    comment.decided_at = timezone.now()
    if comment.state == State.PUBLISHED:
        comment.wait_for(Waits.SEEN)
