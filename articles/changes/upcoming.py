"""The hours to come: when time alone will add a text to what a page shows."""

from collections.abc import Iterable

from chroniques.pagecache import holds_until, is_kept, known, shows

from ..models import Article


def shows_sets(*names: str) -> None:
    """The page, or its part, that is being made shows these sets of texts, as they are until their hour."""
    shows(*names)
    if is_kept():
        holds_until(first_hour(names))


def first_hour(names: Iterable[str]) -> float | None:
    """The first instant, in seconds of the epoch, at which a scheduled text joins one of these sets."""
    hours = known("texts", _hours)
    return min((hours[name] for name in names if name in hours), default=None)


def _hours() -> dict[str, float]:
    """For each set, the hour of the first scheduled text that will join it."""
    hours: dict[str, float] = {}
    texts = Article.objects.scheduled().only("published_at", "column").order_by("published_at")
    for text in texts.prefetch_related("bylines", "tagged"):
        for name in _sets(text):
            hours.setdefault(name, text.published_at.timestamp())  # type: ignore[union-attr]  # scheduled
    return hours


def _sets(text: Article) -> list[str]:
    """The sets that a text joins when it appears: as the rules of the log have it."""
    of_column = [f"column:{text.column_id}"] if text.column_id else []
    authors = [f"author:{signature.author_id}" for signature in text.bylines.all()]
    tags = [f"tag:{tagged.tag_id}" for tagged in text.tagged.all()]
    return ["texts", "tags", f"article:{text.pk}", *of_column, *authors, *tags]
