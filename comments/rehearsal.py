"""What a list of words would have met in the avis of late, before it is kept."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from .models import Comment, State
from .screening import hits

LOOKED_BACK = timedelta(days=90)
READ_AT_MOST = 10_000  # avis, the latest ones: some two seconds
SHOWN = 20


@dataclass(frozen=True)
class Rehearsal:
    """How many avis were read again, how many say a word of the list, how many of these are public; the
    latest of them with the words that were met."""

    read: int
    met: int
    public: int
    some: list[tuple[Comment, list[str]]]


def rehearse(words: str) -> Rehearsal:
    """Read the avis of the last ninety days again with these words."""
    lately = Comment.objects.filter(received_at__gt=timezone.now() - LOOKED_BACK).exclude(state=State.ERASED)
    rows = lately.order_by("-received_at").only("text", "name", "state", "article", "author")[:READ_AT_MOST]
    read, found = 0, []
    for comment in rows.iterator():
        read += 1
        if said := hits(words, comment.text, comment.name):
            found.append((comment, said))
    public = sum(comment.is_published() for comment, _said in found)
    return Rehearsal(read, len(found), public, found[:SHOWN])
