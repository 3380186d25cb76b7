"""Which texts and avis answer a query, in order, a page at a time; with what they can be narrowed by.

However common the words, each tier is walked from its newest row and left as soon as the page is full; how
words are found that are rarer, or seldom said together, each database says of itself. What is counted is
counted among the newest matches alone.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from types import ModuleType
from typing import NamedTuple

from django.db import connection

from ..models.search_entry import first_key
from . import postgres, sqlite
from .terms import Terms
from .tiers import Tier

COUNTED = 500  # texts, and avis: beyond, a page says "plus de 500"
CURSOR = re.compile(r"([1-6])-([0-9a-z]{1,13})", re.ASCII)
# An avis is found as long as the text it answers is.
UNDER_A_TEXT = "(SELECT t.key FROM articles_searchentry t WHERE t.article_id = e.article_id) < %s"


class Cursor(NamedTuple):
    """Where a page of results ends: the next one begins after it."""

    tier: Tier
    key: int

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """The cursor that a link carries; None for any other text."""
        found = CURSOR.fullmatch(text)
        return cls(Tier(int(found[1])), int(found[2], 36)) if found and int(found[2], 36) < 1 << 62 else None

    def __str__(self) -> str:
        return f"{self.tier.value}-{_base36(self.key)}"


class Hit(NamedTuple):
    """A row that answers: the text, or if its number is not 0, the avis under it."""

    tier: Tier
    key: int
    article: int
    avis: int

    def cursor(self) -> Cursor:
        """Where a page ends that ends with it."""
        return Cursor(self.tier, self.key)


class Facet(NamedTuple):
    """What a query could be narrowed by, with how many of the texts found would be left."""

    field: str  # texts and avis give the numbers found
    number: int
    name: str
    uses: int


def hits(terms: Terms, now: datetime, after: Cursor | None, most: int) -> list[Hit]:
    """The answers that follow this cursor, best first; at most so many. One query.

    The tiers are the parts of one UNION ALL: either database reads them in turn and stops at a full page. So
    the first page knows all that the tiers before found, or does not come to the next; what stands before a
    cursor is looked for again, to be left out.
    """
    begin = after or Cursor(Tier.TITLE, _end(now))
    tiers: dict[str, str] = {}
    values: list = []
    for tier in _tiers(terms, begin.tier):
        below = begin.key if tier == begin.tier else _end(now)
        sql, given = _part(terms, tier, now, below, most, None if after else list(tiers))
        tiers[f"tier{tier.value}"] = sql
        values += given
    if not tiers:  # a cursor that no page of this query gave
        return []
    named = ", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql in tiers.items())
    read = " UNION ALL ".join(f"SELECT * FROM {name}" for name in tiers)  # noqa: S608
    rows = _rows(f"WITH {named} {read} LIMIT {most:d}", values)
    found = [Hit(Tier(tier), key, article, avis) for tier, key, article, avis in rows]
    return sorted(found, key=lambda hit: (hit.tier, -hit.key))


def facets(terms: Terms, now: datetime) -> list[Facet]:
    """How many texts and avis answer, and by whom, where and when the newest COUNTED. One query."""
    engine = _engine()
    found = engine.matching_at_all(terms)
    texts, values = engine.newest(f"{engine.KEY} AS key", found, "", [], _end(now), COUNTED + 1)
    avis, of_avis = engine.matching(terms, Tier.AVIS)
    sql = f"""
        WITH found AS MATERIALIZED (
            SELECT e.article_id, e.year, a.column_id
            FROM ({texts}) newest
            JOIN articles_searchentry e ON e.key = newest.key JOIN articles_article a ON a.id = e.article_id)
        SELECT 'texts' AS field, 0 AS number, '' AS name, count(*) AS uses FROM found
        UNION ALL SELECT 'avis', 0, '', count(*) FROM (SELECT 1 FROM {avis} AND {engine.KEY} < %s
            AND {UNDER_A_TEXT} LIMIT {COUNTED + 1 if terms.need else 0:d}) replies
        UNION ALL SELECT 'auteur', p.id, p.name, count(*) FROM found
            JOIN articles_byline b ON b.article_id = found.article_id
            JOIN articles_author p ON p.id = b.author_id GROUP BY p.id, p.name
        UNION ALL SELECT 'chronique', c.id, c.title, count(*) FROM found
            JOIN articles_column c ON c.id = found.column_id GROUP BY c.id, c.title
        UNION ALL SELECT 'annee', year, '', count(*) FROM found GROUP BY year"""  # noqa: S608
    rows = _rows(sql, [*values, *of_avis, _end(now), _end(now)])
    return [Facet(*row) for row in rows]


def are_met(asked: list[Terms], now: datetime) -> list[bool]:
    """Does a text answer each of these? One query for all."""
    engine, parts, values = _engine(), [], []
    for terms in asked:
        part, given = engine.newest("1", engine.matching_at_all(terms), "", [], _end(now), 1)
        parts.append(f"EXISTS ({part})")
        values += given
    [row] = _rows(f"SELECT {', '.join(parts)}", values)
    return [bool(is_met) for is_met in row]


def titles_with(stems: list[str], now: datetime, most: int) -> list[tuple[int, str]]:
    """The newest texts whose title holds one of these stems: number, stems of the title. One query."""
    source, values = _engine().titled(stems)
    key = _engine().KEY
    sql = f"SELECT e.article_id, e.title FROM {source} AND {key} < %s ORDER BY {key} DESC LIMIT {most:d}"  # noqa: S608
    return _rows(sql, [*values, _end(now)])


def rows_saying(terms: Terms, tier: Tier | None, most: int) -> tuple[str, list]:
    """SQL for the numbers of the newest rows that meet the words: avis in that tier, else texts, whatever the
    hour of their publication. Words that say nothing meet nothing."""
    engine = _engine()
    source, values = engine.matching(terms, tier) if tier else engine.matching_at_all(terms)
    number, said = ("e.avis" if tier == Tier.AVIS else "e.article_id"), "" if terms else " AND 1 = 0"
    newest = f"SELECT {number} AS number FROM {source}{said} ORDER BY {engine.KEY} DESC LIMIT {most:d}"  # noqa: S608
    return f"SELECT number FROM ({newest}) said", values  # noqa: S608


def _part(
    terms: Terms, tier: Tier, now: datetime, below: int, most: int, known: list[str] | None = None
) -> tuple[str, list]:
    """The newest rows of a tier below this key. `known`: tables that hold all rows of the tiers before."""
    engine = _engine()
    found, but, given = engine.matching(terms, tier, is_apart=known is None), "", []
    if tier == Tier.AVIS:
        but, given = f" AND {UNDER_A_TEXT}", [_end(now)]
    elif known:
        but = f" AND {engine.KEY} NOT IN ({' UNION ALL '.join(f'SELECT key FROM {name}' for name in known)})"  # noqa: S608
    avis = "e.avis" if tier == Tier.AVIS else "0"
    columns = f"{tier.value:d} AS tier, {engine.KEY} AS key, e.article_id, {avis} AS avis"
    return engine.newest(columns, found, but, given, below, most)


def _tiers(terms: Terms, first: Tier) -> Iterable[Tier]:
    """Where to look, from this tier on. What only narrows or refuses is no more in a title than in a text."""
    return [tier for tier in Tier if tier >= first and (terms.need or tier == Tier.BODY)]


def _rows(sql: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _end(now: datetime) -> int:
    """The key below which all has appeared, to the second; the articles themselves say the rest."""
    return first_key(now + timedelta(seconds=1))


def _engine() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgres


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"
