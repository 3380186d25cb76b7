"""The letter to those who moderate: what waits, whole, with why, and links by which one decides.

Each link allows one verb on one avis, as it is when the letter leaves, by one person, for a week: once
anything was decided of the avis, or its text has changed, it holds no more. A GET shows; a POST acts.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from articles.feeds import whole
from articles.letters import Message, Share, composes, letter_token, read_letter_token
from articles.letters.plain import in_plain
from articles.models import Letter, Site
from articles.models.avis_policy import ToModerators
from chroniques.links import LinkRefused

from .gestures import seen
from .models import Comment, Waits
from .queue import MODERATE, Card, dealt, offered, shown
from .verbs import PUBLISH, REFUSE, SPAM

TO_MODERATORS = "to_moderators"
LIVES = timedelta(days=7)  # of a link: who comes back from a week away looks at the queue
PAUSE = timedelta(minutes=15)  # between two letters that are sent at once: of a lively hour, four
DAILY_FROM = 8  # o'clock, in the time zone of the site
IN_A_LETTER = 10  # avis, whole
VERBS = (PUBLISH, REFUSE, SPAM)


def tell_moderators(at: datetime | None = None) -> int:
    """Put the letters that are due by the setting of the site: how many. Said again, changes nothing."""
    now = at or timezone.now()
    slot = _slot(Site.objects.current().avis_letter, now)
    if slot is None:
        return 0
    known = Letter.objects.filter(kind=TO_MODERATORS, about=slot).values("recipient")
    addresses = {user.email.lower() for user in moderators() if offered(user).exists()}
    addresses -= {row["recipient"] for row in known}
    Letter.objects.put_all(TO_MODERATORS, slot, sorted(addresses))
    return len(addresses)


def moderators() -> list[Any]:
    """The accounts that decide of the avis and can be written to."""
    users = get_user_model().objects.with_perm(MODERATE).filter(is_active=True)
    return list(users.exclude(email="").order_by("pk"))


@composes(TO_MODERATORS, Share.ASKED)
def to_moderators(letter: Letter) -> Message | None:
    """What waits now, the most urgent first; of letters at once, what the one before did not say."""
    by = next((user for user in moderators() if user.email.lower() == letter.recipient), None)
    often = Site.objects.current().avis_letter
    if by is None or often == ToModerators.NEVER:
        return None
    avis = offered(by)
    if often == ToModerators.AT_ONCE and (told := _last_told(letter)):
        avis = avis.filter(waits_since__gt=told)
    cards = dealt(list(shown(avis)[:IN_A_LETTER]), by)
    queue = whole(reverse("admin:comments_comment_queue_page"))
    said = [_said(card, letter.recipient) for card in cards]
    return Message({"said": said, "queue": queue, "count": avis[:100].count()}) if said else None


def decider(verb: str, comment: Comment, token: str) -> Any:
    """The moderator whose link this is, for this verb on this avis as it is now. Raises LinkRefused."""
    for user in moderators() if verb in verbs_of(comment) else ():
        try:
            read_letter_token(_action(verb), _keys(comment), user.email, token, LIVES)
        except LinkRefused:
            continue
        return user
    raise LinkRefused(verb)


def verbs_of(comment: Comment) -> tuple[str, ...]:
    """What a letter allows: of a new text, to take it or leave it; of what no longer waits, nothing."""
    if comment.waits is None:
        return ()
    return (PUBLISH, REFUSE) if comment.waits == Waits.NEW_TEXT else VERBS


def _slot(often: str, now: datetime) -> int | None:
    """The number of the letter that is due, which no other has: a day, or the second of what came last."""
    here, waiting = timezone.localtime(now), Comment.objects.filter(waits__isnull=False)
    if often == ToModerators.DAILY and here.hour >= DAILY_FROM and waiting.exists():
        return here.toordinal()
    if often != ToModerators.AT_ONCE:
        return None
    latest = waiting.aggregate(latest=Max("waits_since"))["latest"]
    return int(latest.timestamp()) if latest and _is_news(latest, now) else None


def _is_news(latest: datetime, now: datetime) -> bool:
    """Has something come since the last letter, which left a while ago?"""
    last = Letter.objects.filter(kind=TO_MODERATORS).aggregate(last=Max("written_at"))["last"]
    return last is None or (last < latest and last < now - PAUSE)


def _last_told(letter: Letter) -> datetime | None:
    mine = Letter.objects.sent().filter(kind=TO_MODERATORS, recipient=letter.recipient)
    return mine.exclude(pk=letter.pk).aggregate(last=Max("sent_at"))["last"]


def _said(card: Card, address: str) -> dict[str, Any]:
    page = whole(card.comment.article.get_absolute_url() or "/")
    plain = card.new_text or in_plain(card.comment.text_html, page)
    return {"card": card, "plain": plain, "links": list(_links(card.comment, address))}


def _links(comment: Comment, address: str) -> Iterator[tuple[str, str]]:
    keys = _keys(comment)
    for verb in verbs_of(comment):
        token = letter_token(_action(verb), keys, address)
        yield verb, whole(reverse("comments:by_letter", args=[verb, comment.pk, token]))


def _action(verb: str) -> str:
    return f"moderate-{verb}"


def _keys(comment: Comment) -> str:
    """The avis as it is: each decision adds a row, also the one by which another is undone."""
    return f"{comment.pk}.{comment.decisions.count()}.{seen(comment)}"
