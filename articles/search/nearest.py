"""The texts whose title is nearest to the words of an address that leads nowhere."""

from urllib.parse import unquote

from django.utils import timezone

from chroniques.text.search import is_stop, words

from ..models import Article
from .matching import titles_with

MOST_WORDS = 12
MOST_TITLES = 400  # compared, the newest
SHOWN = 5


def nearest(path: str) -> list[Article]:
    """The published texts, five at most, whose titles share at least half of the words of this path; those
    that share the most first, then the newest. Two queries; any text at all is a path."""
    stems = _words_of(path)
    if not stems:
        return []
    now = timezone.now()
    shared = {
        number: len(stems & set(title.split()))
        for number, title in titles_with(sorted(stems), now, MOST_TITLES)
    }
    best = sorted(shared, key=lambda number: -shared[number])  # stable: the newest of equals stay first
    chosen = [number for number in best if 2 * shared[number] >= len(stems)][:SHOWN]
    texts = Article.objects.published(now).select_related("column").in_bulk(chosen)
    return [texts[number] for number in chosen if number in texts]


def _words_of(path: str) -> set[str]:
    """The stems of the last part of a path that has words: no date, no stop word, no « index.html »."""
    parts = unquote(path[:1000]).split("?")[0].rstrip("/").split("/")
    for part in reversed(parts):
        name = part.rpartition(".")[0] or part
        read = name.replace("_", " ").replace("+", " ")
        stems = [w.stem for w in words(read) if w.stem.isalpha() and not is_stop(read[w.start : w.end])]
        if stems and stems != ["index"]:
            return set(stems[:MOST_WORDS])
    return set()
