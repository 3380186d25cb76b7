"""The hours to come: when time alone will add a text to what a page shows, or take one from it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from time import time

from chroniques.pagecache import holds_until, is_kept, known, shows

from ..models import Article, State

ENDS = "ends"  # no page shows it


def shows_sets(*names: str) -> None:
    """The page, or its part, that is being made shows these sets of texts, as they are until their hour."""
    shows(*names)
    if is_kept():
        holds_until(first_hour(names))


def first_hour(names: Iterable[str]) -> float | None:
    """The first instant, in seconds of the epoch, at which a text joins or leaves one of these sets."""
    hours = known("texts", _hours)
    return min((hours[name] for name in names if name in hours), default=None)


def take_away() -> None:
    """Write down what time has taken from the readers, before a page shows it in a list.

    Every rule says already that such a text is no longer published; the lists and their counts, which are
    kept, follow when it is withdrawn. This costs a look at the memory. Where no memory keeps anything, the
    background work does it, within a minute.
    """
    if is_kept() and (hour := first_hour([ENDS])) is not None and hour <= time():
        Article.objects.withdraw_expired()


def _hours() -> dict[str, float]:
    """For each set, the hour of the first text that will join it or leave it; under ENDS, of the first that
    will leave, or has left and is not withdrawn yet."""
    hours: dict[str, float] = {}
    for hour, name in sorted(chain(_beginnings(), _ends())):
        hours.setdefault(name, hour)
    return hours


def _beginnings() -> Iterator[tuple[float, str]]:
    texts = Article.objects.scheduled().only("published_at", "column")
    for text in texts.prefetch_related("bylines", "tagged"):
        for name in _sets(text):
            yield text.published_at.timestamp(), name  # type: ignore[union-attr]  # scheduled


def _ends() -> Iterator[tuple[float, str]]:
    texts = Article.objects.kept().filter(state=State.READY, expires_at__isnull=False)
    texts = texts.order_by("expires_at")  # by the index of those few: without it, all that are ready are read
    for text in texts.only("expires_at", "column").prefetch_related("bylines", "tagged"):
        for name in [ENDS, *_sets(text)]:
            yield text.expires_at.timestamp(), name  # type: ignore[union-attr]  # chosen so


def _sets(text: Article) -> list[str]:
    """The sets that a text joins when it appears, and leaves: as the rules of the log have it."""
    of_column = [f"column:{text.column_id}"] if text.column_id else []
    authors = [f"author:{signature.author_id}" for signature in text.bylines.all()]
    tags = [f"tag:{tagged.tag_id}" for tagged in text.tagged.all()]
    return ["texts", "tags", f"article:{text.pk}", *of_column, *authors, *tags]
