"""Who signs the corpus, in which columns, under which words, with which pictures. What is there is used."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from random import Random
from typing import TypeVar

from django.db.models import Max

from articles.models import Author, Column, Nature, Picture, Tag
from articles.models.slugs import slug_of
from articles.models.tag import folded
from chroniques.management.corpus.phrases import PHRASES, dice, say
from chroniques.management.demo.drawing import draw

CREDIT = "Atelier de La Criée"
LEADS = {
    "potager": "Un potager vu de haut, ses rangs de légumes comme les lignes d'une page",
    "boite": "Une boîte ouverte d'où sortent des papiers pliés",
    "plume": "Une plume posée sur un comptoir",
    "escalier": "Une cage d'escalier aux boîtes aux lettres alignées",
}
PORTRAITS = ("mathurin-vasselin", "anouk-ferradji", "driss-ouazene", "suzel-hartweg")
Thing = TypeVar("Thing")


@dataclass
class Series:
    """A column with its life and its last number."""

    column: Column
    authors: list[Author]
    begins: datetime
    ends: datetime | None
    number: int = 0

    def lives(self, at: datetime) -> bool:
        """Does it appear at that date?"""
        return self.begins <= at and (self.ends is None or at <= self.ends)


@dataclass
class Cast:
    """All that texts are tied to; chosen by chance, the first of each more often than the last."""

    authors: list[Author]
    series: list[Series]
    tags: list[Tag]
    pictures: list[Picture]
    weights: dict[int, list[float]] = field(default_factory=dict)

    def some(self, chance: Random, things: Sequence[Thing], how_many: int = 1) -> list[Thing]:
        """So many of these at most, each once, by Zipf's law."""
        if len(things) not in self.weights:
            self.weights[len(things)] = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))
        return list(dict.fromkeys(chance.choices(things, cum_weights=self.weights[len(things)], k=how_many)))

    def column_at(self, chance: Random, at: datetime) -> Series:
        """A column that appeared then. The first one always does."""
        return chance.choice([series for series in self.series if series.lives(at)])


def gather(texts: int, beginning: datetime, end: datetime) -> Cast:
    """The cast for so many texts between these dates, made where it is not there yet."""
    pictures = [_picture(name, name, alt, Nature.ILLUSTRATION) for name, alt in LEADS.items()]
    portraits = [_portrait(name) for name in PORTRAITS]
    authors = [_author(number, portraits) for number in range(min(200, max(5, texts // 100)))]
    columns = range(min(60, max(3, texts // 150)))
    series = [_series(number, authors, beginning, end) for number in columns]
    return Cast(authors, series, _tags(), pictures)


def _picture(name: str, drawing: str, alt: str, nature: Nature) -> Picture:
    slug = f"corpus-{name}"
    if found := Picture.objects.filter(slug=slug).first():
        return found
    drawn = io.BytesIO()
    draw(drawing).save(drawn, "TIFF")
    picture = Picture(slug=slug, title=alt[:160], alt=alt, credit_nature=nature, credit_holder=CREDIT)
    picture.take(drawn.getvalue())
    picture.save()
    return picture


def _portrait(name: str) -> Picture:
    who = " ".join(part.capitalize() for part in name.split("-"))
    return _picture(name, f"portrait-{name}", f"Un portrait en aplats, d'après {who}", Nature.PORTRAIT)


def _author(number: int, portraits: list[Picture]) -> Author:
    """One of the signatures, which are all different; one in three has a portrait."""
    last = PHRASES["nom"][number % len(PHRASES["nom"])]
    first = PHRASES["prenom"][(number * 7 + number // len(PHRASES["nom"])) % len(PHRASES["prenom"])]
    name, chance = f"{first} {last}", dice("author", number)
    title = chance.choice(PHRASES["fonction"])
    found = Author.objects.filter(slug=slug_of(name)).first()
    return found or Author.objects.create(
        name=name,
        title=title,
        organisation=chance.choice(PHRASES["organisation"]),
        bio=" ".join(say(chance, "phrase") for _one in range(3)),
        portrait=chance.choice(portraits) if number % 3 == 0 else None,
    )


def _series(number: int, authors: list[Author], beginning: datetime, end: datetime) -> Series:
    """One of the columns. The first goes through all the years; of the others two in five are finished."""
    heads, tails = PHRASES["serie"], PHRASES["serie_suite"]
    title = f"{heads[number % len(heads)]} {tails[(number + number // len(heads)) % len(tails)]}"
    chance = dice("column", number)
    whole = end - beginning
    begins = beginning + whole * (chance.random() * 0.6 if number else 0)
    ends = begins + (end - begins) * (0.3 + chance.random() / 2) if number % 5 in (1, 3) else None
    column, is_new = Column.objects.get_or_create(
        slug=slug_of(title),
        defaults={"title": title, "description": say(chance, "chapo"), "is_finished": ends is not None},
    )
    if is_new:
        column.authors.set(chance.sample(authors, chance.choice((1, 1, 2))))
    last = column.articles.aggregate(last=Max("number"))["last"]
    return Series(column, list(column.authors.all()), begins, ends, last or 0)


def _tags() -> list[Tag]:
    """Three hundred words, each once whatever its case and accents."""
    names = [f"{word}{after}" for after in PHRASES["mot_suite"] for word in PHRASES["mot"]]
    Tag.objects.bulk_create(
        (Tag(name=name, folded=folded(name), slug=slug_of(name)) for name in names), ignore_conflicts=True
    )
    known = Tag.objects.prefetch_related("synonyms").in_bulk(
        [folded(name) for name in names], field_name="folded"
    )
    return [known[folded(name)] for name in names]
