"""What many texts and avis of the corpus share: bodies and replies, each rendered once by the pipeline."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from random import Random
from typing import Any

from articles.models import Article, Footnote
from articles.models.body import RENDERED_FIELDS
from chroniques.management.corpus import avis, texts
from chroniques.management.corpus.phrases import dice, every_phrase
from chroniques.management.corpus.plan import TITLES
from chroniques.text import plain, render_comment
from chroniques.text.search import normalised, spellings

MOST_BODIES, MOST_REPLIES = 400, 1500
REMEMBERED = 1 << 16  # normalised texts, some 200 bytes each but for the bodies
WIDE, TALL = 7919, 101  # steps through a pool: primes, so that neighbours share little


@dataclass(frozen=True)
class Written:
    """A body: the fields of an article that follow from it, and its notes."""

    fields: dict[str, Any]
    notes: tuple[dict[str, Any], ...]

    def footnotes(self, article: Article) -> list[Footnote]:
        """The rows of its notes under this article."""
        return [Footnote(article=article, **note) for note in self.notes]


@dataclass(frozen=True)
class Said:
    """An avis: its signature, its Markdown, its HTML, and what search reads of both."""

    name: str
    text: str
    html: str
    plain: str


class Pool:
    """Bodies and avis for a corpus of this size, and the words that they are made of."""

    def __init__(self, how_many_texts: int, how_many_avis: int) -> None:
        bodies = min(MOST_BODIES, max(12, how_many_texts // 4))
        replies = min(MOST_REPLIES, max(24, how_many_avis // 8))
        reports = max(3, bodies // 6)
        self.reports = [_written(texts.body(dice("report", n), is_report=True)) for n in range(reports)]
        self.bodies = [_written(texts.body(dice("body", n))) for n in range(bodies - reports)]
        self.pages = [_written(texts.page(dice("page", n))) for n in range(3)]
        self.avis = {
            what: [_said(dice(what, n), what) for n in range(max(8, replies // share))]
            for what, share in ((avis.OPENING, 2), (avis.REPLY, 3), (avis.ANSWER, 6))
        }
        bodies_said = [one.fields["body_text"] for one in (*self.reports, *self.bodies, *self.pages)]
        self.spelled = spellings("\n".join([*bodies_said, every_phrase(but=avis.OWN), *TITLES]))
        self.normalise = lru_cache(REMEMBERED)(normalised)

    def body(self, number: int, is_report: bool, is_page: bool) -> Written:
        """The body of the text of this number."""
        some = self.pages if is_page else self.reports if is_report else self.bodies
        return some[number * WIDE % len(some)]

    def reply(self, what: str, text: int, rank: int) -> Said:
        """What the avis of this rank says under a text; the same never comes soon again under one text."""
        some = self.avis[what]
        return some[(text * WIDE + rank * TALL) % len(some)]


def _written(source: str) -> Written:
    article = Article(body=source)
    rendered = article.keep_rendered()
    fields = {name: getattr(article, name) for name in ("body", *RENDERED_FIELDS)}
    return Written(fields, tuple(asdict(note) for note in rendered.footnotes))


def _said(chance: Random, what: str) -> Said:
    text = avis.text(chance, what)
    html = render_comment(text).html
    return Said("" if what == avis.ANSWER else avis.reader(chance), text, html, plain(html))
