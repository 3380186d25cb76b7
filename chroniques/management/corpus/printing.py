"""The texts of the corpus, in lots: the rows that saving each would make, written by the hundred."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from articles.models import Article, Byline, Event, Footnote, Site, TaggedArticle
from articles.search import index_new
from chroniques.management.corpus.cast import Cast
from chroniques.management.corpus.composing import Composed, compose
from chroniques.management.corpus.conversation import Thread
from chroniques.management.corpus.plan import Place
from chroniques.management.corpus.pool import Pool
from chroniques.management.corpus.pouring import next_key, pour

LOT = 400  # texts in a transaction


def print_all(plan: Iterable[Place], cast: Cast, pool: Pool) -> Iterator[Thread]:
    """Write the texts of the plan; yield the conversation below each, still to be held, in their order."""
    pattern, rest = Site.objects.current().permalink_pattern, iter(plan)
    while lot := list(islice(rest, LOT)):
        composed = [compose(place, cast, pool, pattern) for place in lot]
        _write(composed, pool)
        yield from map(_thread, lot, composed)


@transaction.atomic
def _write(lot: list[Composed], pool: Pool) -> None:
    """All of a lot or nothing of it."""
    for key, one in enumerate(lot, next_key(Article)):
        one.article.pk = key
    pour(Article, (one.article for one in lot), with_keys=True)
    pour(Byline, (line for one in lot for line in one.bylines()))
    pour(TaggedArticle, (tagged for one in lot for tagged in one.tagged()))
    pour(Footnote, (note for one in lot for note in one.notes()))
    pour(Event, (event for one in lot for event in one.events()))
    index_new([one.article for one in lot], pool.normalise, pool.spelled)


def _thread(place: Place, one: Composed) -> Thread:
    return Thread(place, one.article.pk, one.authors[0] if one.authors else None)
