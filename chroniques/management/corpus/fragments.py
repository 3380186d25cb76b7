"""What pages show of the avis of the corpus. The template takes most of a millisecond for each, and many say
the same: each text is rendered once, around stand-ins for what differs, which are then replaced."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from django.utils import timezone

from articles.models import Author
from chroniques.templatetags.dates import day, hour
from comments.faces import face_of
from comments.fragments import FRAGMENT_VERSION, since
from comments.models import Comment

# Stand-ins: no text of the corpus has such a number, or such an hour of such a day.
NUMBER, ARTICLE = 8_888_888_888, 7_777_777_777
MOMENT, DECIDED = datetime(1901, 2, 3, 4, 56, 7, tzinfo=UTC), datetime(2222, 2, 2, 2, 22, tzinfo=UTC)


def print_fragment(comment: Comment) -> None:
    """Give it what its page and the data of its page say of it, as saving it would."""
    fragment, said = _around(comment.name, comment.text_html, comment.pick, comment.author)
    for stood_in, known in zip(_stand_ins(comment.name), _what_differs(comment), strict=True):
        fragment, said = fragment.replace(stood_in, known), said.replace(stood_in, known)
    comment.fragment, comment.said, comment.fragment_with = fragment, said, FRAGMENT_VERSION


@lru_cache(maxsize=1 << 15)
def _around(name: str, text_html: str, pick: str, author: Author | None) -> tuple[str, str]:
    said = {"name": name, "text_html": text_html, "pick": pick, "author": author, "decided_at": DECIDED}
    return Comment(pk=NUMBER, article_id=ARTICLE, written_at=MOMENT, **said).rendered()


@lru_cache(maxsize=1 << 12)
def _stand_ins(name: str) -> tuple[str, ...]:
    """What differs, in the avis of the stand-ins."""
    comment = Comment(pk=NUMBER, article_id=ARTICLE, name=name, received_at=MOMENT, decided_at=DECIDED)
    return _what_differs(comment)


def _what_differs(comment: Comment) -> tuple[str, ...]:
    moment = timezone.localtime(comment.received_at)  # in the corpus, when it was written
    return (
        str(comment.pk),
        str(comment.article_id),
        moment.isoformat(timespec="seconds"),  # as `stamp`, which asks for the zone again
        _day(moment.date()),
        _hour(moment.hour, moment.minute),
        _drawn(comment),
        _dated(comment.decided_at),
    )


def _drawn(comment: Comment) -> str:
    """What of a face differs from others of the same name."""
    _initial, shape, hue = face_of(comment)
    return f'face-{shape} hue-{hue}"'


def _dated(moment: datetime | None) -> str:
    return f' data-since="{since(moment)}"' if moment else ""


@lru_cache(maxsize=1 << 14)
def _day(local: date) -> str:
    return day(local)


@lru_cache(maxsize=1 << 11)
def _hour(local: int, minute: int) -> str:
    return hour(time(local, minute))
