"""A page of answers: the texts with the sentence that answers, the avis, what they can be narrowed by."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import QuerySet

from chroniques.prepared import prepared
from chroniques.templatetags.text import prose
from chroniques.text import plain
from chroniques.text.search import OneOf, Passage, marked, passage
from chroniques.text.search.passages import Piece
from chroniques.text.starred import star_name

from ..models import Article, Footnote
from ..models.addressed import address_at
from ..models.later import later
from ..models.reading import sign
from . import vocabulary
from .entries import text_alone
from .matching import COUNTED, Cursor, Facet, Hit, are_met, facets, hits
from .reasons import Reason, reasons
from .terms import Named, Terms, mark, read
from .tiers import Tier

A_PAGE = 10  # answers: a screen or two, each with its sentence
FIELDS = ("auteur", "chronique", "annee")


@dataclass(frozen=True)
class Found:
    """A text that answers: its title in pieces, the sentence that answers, the note that holds it; where none
    says the words, the names that do."""

    article: Article
    title: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    note: Footnote | None = None
    reasons: tuple[Reason, ...] = ()

    def url(self) -> str:
        """Where the answer is: in the text, or at its note."""
        anchor = f"#note-{star_name(self.note.marker)}" if self.note else ""
        return f"{self.address}{anchor}"

    @property
    def address(self) -> str:
        """Where the text is."""
        return address_at(self.article.path or "")


@dataclass(frozen=True)
class Results:
    """What a query finds. `texts` and `avis` are of this page, `facets` of all that is found."""

    terms: Terms
    narrowed: Mapping[str, int]
    texts: tuple[Found, ...] = ()
    avis: tuple[int, ...] = ()
    next: Cursor | None = None
    facets: tuple[Facet, ...] = ()
    suggestion: str = ""
    unknown: tuple[Named, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    def wanted(self) -> tuple[OneOf, ...]:
        """What to mark in an avis."""
        return self.terms.wanted()


def search(query: str, narrowed: Mapping[str, int], now: datetime, after: Cursor | None = None) -> Results:
    """The answers to a query after this cursor, narrowed by the numbers of an author, a column, a year.

    Seven queries at most, four or five for a page of texts; where nothing is found two for a word that may be
    mistyped and one for names.
    """
    typed = read(query)
    terms = _narrowed(typed, narrowed)
    if not typed:
        return Results(typed, narrowed)
    found = hits(terms, now, after, A_PAGE + 1)
    page = found[:A_PAGE]
    told = facets(terms, now) if found else []
    counts = {facet.field: facet.uses for facet in told if facet.field in ("texts", "avis")}
    return Results(
        terms=typed,
        narrowed=narrowed,
        texts=_texts([hit for hit in page if not hit.avis], terms, now),
        avis=tuple(hit.avis for hit in page if hit.avis),
        next=page[-1].cursor() if len(found) > A_PAGE else None,
        facets=tuple(told),
        suggestion=_suggestion(terms, now) if not found and not after else "",
        unknown=_unknown(typed, now) if not found and not after else (),
        counts=counts,
    )


def _narrowed(terms: Terms, narrowed: Mapping[str, int]) -> Terms:
    marks = tuple(((mark(name, number),),) for name, number in narrowed.items())
    return Terms(**{**vars(terms), "marks": terms.marks + marks})


def _texts(found: list[Hit], terms: Terms, now: datetime) -> tuple[Found, ...]:
    """What the page shows of these texts, in their order; one that was withdrawn meanwhile is left out."""
    if not found:
        return ()
    numbers = [hit.article for hit in found]
    texts: dict[int, Article] = {text.pk: text for text in later(_shown, now, numbers, finish=sign)}
    notes = _notes([hit.article for hit in found if hit.tier == Tier.NOTES], terms.wanted())
    told = [_found(texts[number], terms.wanted(), notes.get(number)) for number in numbers if number in texts]
    return tuple(_explained(told, [hit.article for hit in found if hit.tier == Tier.TITLE], terms))


@prepared
def _shown(now: datetime, numbers: list[int]) -> QuerySet:
    """These texts with what their answers show."""
    published = Article.objects.published(now).filter(pk__in=numbers)
    return published.defer("body", "body_html", "headings", "figures").select_related("column", "event")


def _found(text: Article, wanted: Collection[OneOf], noted: tuple[Footnote, Passage] | None) -> Found:
    best = noted[1] if noted else _best(text, wanted)
    sentence = best.pieces if best else ()
    return Found(text, tuple(marked(prose(text.title), wanted)), sentence, noted[0] if noted else None)


def _explained(told: list[Found], titled: Collection[int], terms: Terms) -> Iterator[Found]:
    """Where no sentence answers, the names that do, else what the text is about. A title needs neither."""
    silent = [one.article for one in told if not one.sentence and one.article.pk not in titled]
    named = reasons(silent, terms)
    for one in told:
        about = one.sentence or ((prose(one.article.standfirst), False),)
        yield replace(one, sentence=about, reasons=named.get(one.article.pk, ()))


def _best(text: Article, wanted: Collection[OneOf]) -> Passage | None:
    """Of the body or of the chapô, the sentence that holds the most; the body's where they are equal."""
    sentences = (passage(told, wanted) for told in (text_alone(text.body_text), prose(text.standfirst)))
    return max(filter(None, sentences), key=lambda sentence: sentence.met, default=None)


def _notes(articles: list[int], wanted: Collection[OneOf]) -> dict[int, tuple[Footnote, Passage]]:
    """For each of these texts, the first of its notes that holds the most of what is wanted."""
    best: dict[int, tuple[Footnote, Passage]] = {}
    for note in Footnote.objects.filter(article__in=articles) if articles else ():
        read_there = passage(plain(note.html), wanted)
        if read_there and (note.article_id not in best or read_there.met > best[note.article_id][1].met):
            best[note.article_id] = note, read_there
    return best


def _unknown(terms: Terms, now: datetime) -> tuple[Named, ...]:
    """The names asked for that no text goes by; what drafts alone go by is not let on."""
    if not terms.named:
        return ()
    known = are_met([Terms(marks=name.marks) for name in terms.named], now)
    return tuple(name for name, is_known in zip(terms.named, known, strict=True) if not is_known)


def _suggestion(terms: Terms, now: datetime) -> str:
    """The query with its unknown words spelled as texts spell their neighbours, if that finds something."""
    corrected = vocabulary.corrections(word.stem for word in terms.typed)
    query, end = "", 0
    for word in terms.typed:
        query += terms.query[end : word.start] + corrected.get(word.stem, terms.query[word.start : word.end])
        end = word.end
    query += terms.query[end:]
    found = corrected and hits(Terms(**{**vars(read(query)), "marks": terms.marks}), now, None, 1)
    return query if found else ""


def many(count: int) -> bool:
    """Were there more than were counted?"""
    return count > COUNTED
