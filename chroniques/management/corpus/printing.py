"""The texts of the corpus, in lots: the rows that saving each would make, written by the hundred."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

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
    tied = [_tie(one) for one in lot]
    pour(Article, (one.article for one in lot), with_keys=True)
    pour(TaggedArticle, (tagged for one in lot for tagged in one.tagged()))
    pour(Byline, (line for rows in tied for line in rows.bylines))
    pour(Footnote, (note for rows in tied for note in rows.notes))
    pour(Event, (event for rows in tied for event in rows.events))
    index_new([one.article for one in lot], pool.normalise, pool.spelled)


class _Tied(NamedTuple):
    """The rows that an article is read with."""

    bylines: list[Byline]
    notes: list[Footnote]
    events: list[Event]


def _tie(one: Composed) -> _Tied:
    """The rows tied to a text, which then holds them: to read them back takes as long as to write them."""
    rows = _Tied(one.bylines(), one.notes(), one.events())
    held = {"bylines": rows.bylines, "footnotes": rows.notes, "tags": one.tags}
    one.article.__dict__["_prefetched_objects_cache"] = held  # where a prefetch puts them
    Article._meta.get_field("event").set_cached_value(one.article, next(iter(rows.events), None))
    return rows


def _thread(place: Place, one: Composed) -> Thread:
    return Thread(place, one.article.pk, one.authors[0] if one.authors else None)
