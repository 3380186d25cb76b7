"""From articles to the rows of the index, written in the transaction of what they mirror."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone

from chroniques.text import plain
from chroniques.text.search import normalised, spellings, stems

from ..models import Article, AvisEntry, SearchEntry
from ..models.search_entry import key_of
from . import vocabulary
from .terms import mark, word_mark

ENDNOTES = "\nNotes\n"
EACH = "é"  # a mark that every row holds: what matches when a query only narrows or refuses
WORDS = ("title", "names", "standfirst", "body", "notes")
FIELDS = ("key", "year", *WORDS, "facets")
TIED = ("bylines__author", "column", "event", "tags__synonyms", "footnotes")  # what an entry is read from


class Avis(NamedTuple):
    """A published avis, as the floor above tells of it."""

    number: int
    article: int
    moment: datetime
    text: str


def index(articles: Collection[int], anew: bool = False) -> int:
    """Bring the rows of these articles up to date, and the vocabulary; how many of them can be found.

    A dozen queries for any number of articles; a batch of a hundred keeps a transaction short. `anew` writes
    the rows again whatever they hold, and counts their words as those of new texts (see reindex).
    """
    with transaction.atomic():
        old = {row.article_id: row for row in SearchEntry.objects.filter(article__in=articles)}
        texts = [text for text in _whole(articles) if text.is_published() or text.is_scheduled()]
        new = {text.pk: entry_of(text) for text in texts}
        changed = [number for number in {*old, *new} if anew or not _same(old.get(number), new.get(number))]
        SearchEntry.objects.filter(article__in=changed).delete()
        SearchEntry.objects.bulk_create(new[number] for number in changed if number in new)
        before = Counter() if anew else _counted(old.values())
        vocabulary.move(before, _counted(new.values()), _spelled(texts))
        for number, entry in new.items():
            AvisEntry.objects.filter(article=number).exclude(facets=entry.facets).update(facets=entry.facets)
    return len(new)


def index_new(articles: Sequence[Article], normalise: Callable[[str], str], spelled: dict[str, str]) -> None:
    """Rows for articles that were never in the index and that the caller holds, in the order of their dates:
    a door for who writes a hundred thousand of them out of texts that many share.

    `normalise` is `normalised`, with a memory; `spelled` says how their words are written, once for all.
    """
    models.prefetch_related_objects(articles, *TIED)
    with transaction.atomic():
        rows = SearchEntry.objects.bulk_create(entry_of(article, normalise) for article in articles)
        vocabulary.move(Counter(), _counted(rows), spelled)


def forget(articles: Collection[int]) -> None:
    """Take articles that are about to be deleted out of the index and the vocabulary."""
    with transaction.atomic():
        rows = SearchEntry.objects.filter(article__in=articles)
        vocabulary.move(_counted(rows), Counter(), {})
        rows.delete()


def index_avis(avis: Iterable[Avis], normalise: Callable[[str], str] = normalised) -> None:
    """Keep rows for these published avis. The cost of one does not depend on how many its article has.

    `normalise` may have a memory, where many say the same.
    """
    rows = {one.number: one for one in avis}
    with transaction.atomic():
        forget_avis(rows)
        found = SearchEntry.objects.filter(article__in={one.article for one in rows.values()})
        facets = dict(found.values_list("article", "facets"))
        AvisEntry.objects.bulk_create(
            _avis_entry(one, facets.get(one.article, f" {EACH} "), normalise) for one in rows.values()
        )


def forget_avis(numbers: Iterable[int]) -> None:
    """Take avis out of the index: nothing of what their readers wrote stays in it."""
    AvisEntry.objects.filter(avis__in=list(numbers)).delete()


def entry_of(article: Article, normalise: Callable[[str], str] = normalised) -> SearchEntry:
    """The row of an article, from what it holds and what it is tied to."""
    moment = article.published_at or article.created_at
    names, year = list(_names(article)), timezone.localtime(moment).year
    return SearchEntry(
        key=key_of(moment, article.pk),
        article=article,
        year=year,
        title=normalise(article.title),
        names="".join(normalise(name) for _field, name in names),
        standfirst=normalise(article.standfirst),
        body=normalise(text_alone(article.body_text) if article.footnotes.all() else article.body_text),
        notes="".join(normalise(plain(note.html)) for note in article.footnotes.all()),
        facets=f" {' '.join([EACH, *_marks(article, names, year)])} ",
    )


def text_alone(plain_text: str) -> str:
    """A plain text without its endnotes, which close it under a heading of the pipeline's; all of it if it
    has none."""
    return plain_text.rpartition(ENDNOTES)[0] or plain_text


def _whole(articles: Collection[int]) -> models.QuerySet[Article]:
    """These articles as the database holds them now, locked in one order, with all that is searched."""
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=articles)
    tied = locked.select_related("column", "event").defer("body", "body_html", "headings", "figures")
    tags = "tags__synonyms"  # taggit is untyped
    return tied.prefetch_related("bylines__author", tags, "footnotes").order_by("pk")


def _names(article: Article) -> Iterator[tuple[str, str]]:
    """What the article is called by, each with the field of a query that asks for it, if there is one."""
    yield from (("auteur", signature.author.name) for signature in article.bylines.all())
    if article.column:
        yield "chronique", article.column.title
    for tag in article.tags.all():
        yield "motcle", tag.name
        yield from (("motcle", synonym.name) for synonym in tag.synonyms.all())
    if event := getattr(article, "event", None):
        yield from (("", said) for said in (event.name, event.place, event.organiser, *event.speaker_names()))


def _marks(article: Article, names: list[tuple[str, str]], year: int) -> Iterator[str]:
    """By what it can be narrowed: the words of its names, its authors and column by number, its year."""
    yield from dict.fromkeys(word_mark(field, stem) for field, name in names if field for stem in stems(name))
    yield from (mark("auteur", signature.author_id) for signature in article.bylines.all())
    if article.column_id:
        yield mark("chronique", article.column_id)
    yield mark("annee", year)


def _avis_entry(one: Avis, facets: str, normalise: Callable[[str], str]) -> AvisEntry:
    """An avis is narrowed as the text it answers."""
    key = key_of(one.moment, one.number)
    return AvisEntry(
        key=key, avis=one.number, article_id=one.article, words=normalise(one.text), facets=facets
    )


def _same(one: SearchEntry | None, other: SearchEntry | None) -> bool:
    """To save an article for its place on the front page costs the index nothing."""
    return bool(one and other) and all(getattr(one, name) == getattr(other, name) for name in FIELDS)


def _counted(rows: Iterable[SearchEntry]) -> Counter[str]:
    """In how many of these rows each stem is met."""
    return Counter(
        stem for row in rows for stem in set(" ".join(getattr(row, name) for name in WORDS).split())
    )


def _spelled(texts: Iterable[Article]) -> dict[str, str]:
    """How the words of these texts are written."""
    found: dict[str, str] = {}
    for text in texts:
        names = (name for _field, name in _names(text))
        found |= spellings(" ".join([text.body_text, text.standfirst, *names, text.title]))
    return found
