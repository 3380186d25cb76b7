"""One text of the corpus as it would be typed: its fields, who signs, its event. Nothing is saved."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from articles.models import Article, Author, Byline, Event, Footnote, Kind, State, Tag, TaggedArticle
from articles.models.permalink import permalink
from articles.models.slugs import slug_of
from chroniques.management.corpus import avis
from chroniques.management.corpus.cast import Cast
from chroniques.management.corpus.phrases import dice, say
from chroniques.management.corpus.plan import Place
from chroniques.management.corpus.pool import Pool, Written

REF = "corpus:"  # what the import_ref of each begins with
REPORTS, PIECES = 0.12, 0.5  # the share of event reports, of pieces of columns
WITH_A_PICTURE, BY_TWO = 1 / 5, 1 / 8


@dataclass(frozen=True)
class Composed:
    """A text and all that is tied to it."""

    article: Article
    body: Written
    authors: list[Author]
    tags: list[Tag]
    event: dict[str, Any] | None

    def bylines(self) -> list[Byline]:
        return [
            Byline(article=self.article, author=author, order=order)
            for order, author in enumerate(self.authors)
        ]

    def tagged(self) -> list[TaggedArticle]:
        return [TaggedArticle(content_object=self.article, tag=tag) for tag in self.tags]

    def notes(self) -> list[Footnote]:
        return self.body.footnotes(self.article)

    def events(self) -> list[Event]:
        return [Event(article=self.article, **self.event)] if self.event else []


def compose(place: Place, cast: Cast, pool: Pool, pattern: str) -> Composed:
    """The text of this place, whose address follows this pattern."""
    chance = dice("text", place.number)
    kind = Kind.PAGE if place.is_page else _kind(chance)
    body = pool.body(place.number, kind == Kind.REPORT, place.is_page)
    article = Article(
        import_ref=f"{REF}{place.number}",
        kind=kind,
        title=place.told.title if place.told else say(chance, "titre"),
        standfirst=say(chance, "chapo"),
        state=State.READY,
        published_at=place.moment,
        created_at=place.moment,
        updated_at=place.moment,
        **body.fields,
    )
    authors = _sign(article, chance, cast)
    _address(article, place, pattern)
    if chance.random() < WITH_A_PICTURE:
        article.picture = chance.choice(cast.pictures)
    tags = [] if place.is_page else _words(chance, cast)
    return Composed(article, body, authors, tags, _event(chance, place) if kind == Kind.REPORT else None)


def _words(chance: Random, cast: Cast) -> list[Tag]:
    """Five words at most, in the order of their keys."""
    return sorted(cast.some(chance, cast.tags, chance.randint(2, 5)), key=lambda tag: tag.pk)


def _kind(chance: Random) -> Kind:
    fallen = chance.random()
    if fallen < REPORTS:
        return Kind.REPORT
    return Kind.COLUMN_PIECE if fallen < REPORTS + PIECES else Kind.ARTICLE


def _sign(article: Article, chance: Random, cast: Cast) -> list[Author]:
    """Who signs; a piece has its place in its column, whose authors sign it."""
    if article.kind == Kind.PAGE or article.published_at is None:
        return []
    if article.kind != Kind.COLUMN_PIECE:
        return cast.some(chance, cast.authors, 2 if chance.random() < BY_TWO else 1)
    series = cast.column_at(chance, article.published_at)
    series.number += 1
    article.column, article.number = series.column, series.number
    return series.authors


def _address(article: Article, place: Place, pattern: str) -> None:
    """A slug that no other text has, for it ends with its number; and the path that follows."""
    article.slug = place.told.slug if place.told else f"{slug_of(article.title)}-{place.number}"
    article.path = article.slug if place.is_page else permalink(pattern, article.slug, place.moment)


def _event(chance: Random, place: Place) -> dict[str, Any]:
    """What a report tells of: two to twenty days before it."""
    begins = place.moment.date() - timedelta(days=chance.randint(2, 20))
    return {
        "name": f"{say(chance, 'evenement')} {begins.year}",
        "organiser": say(chance, "organisateur"),
        "place": say(chance, "ville"),
        "speakers": "\n".join(avis.whole_name(chance) for _one in range(chance.randint(2, 4))),
        "starts": begins,
        "ends": begins + timedelta(days=chance.randint(0, 2)),
    }
