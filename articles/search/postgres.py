"""What PostgreSQL matches by: tsquery over the columns of migration 0007.

A phrase of more than 16,383 words from the beginning of a text, or whose words are said over 256 times in it,
may be missed: so much a tsvector remembers.
"""

from .entries import EACH
from .terms import OneOf, Terms, is_mark
from .tiers import HEAD, Tier

Condition = tuple[str, list[str]]  # SQL from its FROM on, open at its end to more ANDs; its parameters

KEY = "e.key"
# Rows that are walked for each that is asked for, at least; those of a text take some microseconds each.
WALKED = {"articles_searchentry": (12, 1500), "articles_avisentry": (30, 15_000)}
# The weights that stand for the columns of a tier: in `head` for the first three, then in `whole`.
WEIGHTS = {Tier.TITLE: "A", Tier.NAMES: "AB", Tier.STANDFIRST: "ABC", Tier.BODY: "AB", Tier.NOTES: "ABC"}
NARROWER = {Tier.NAMES: "A", Tier.STANDFIRST: "AB", Tier.BODY: "A", Tier.NOTES: "AB"}


def matching(terms: Terms, tier: Tier, is_apart: bool = True) -> Condition:
    """The rows whose words are all met in the columns of this tier, but not in those of the one before, where
    it is to stand apart: that costs as much again."""
    if tier == Tier.AVIS:
        return _where("articles_avisentry", "vector", _full(terms, _all(terms.needed(tier))))
    if not terms.need:
        return matching_at_all(terms)
    wide = _all(terms.needed(tier), WEIGHTS[tier])
    narrow = ""
    if is_apart and tier in NARROWER:
        narrow = f" & !({_all(terms.needed(Tier(tier - 1)), NARROWER[tier])})"
    if tier not in HEAD:
        return _where("articles_searchentry", "whole", _full(terms, wide + narrow))
    source, values = _where("articles_searchentry", "head", _with_marks(terms, wide + narrow))
    return (f"{source} AND NOT e.whole @@ %s::tsquery" if terms.without else source), values + _refused(terms)


def matching_at_all(terms: Terms) -> Condition:
    """The rows of texts whose words are all met, wherever."""
    return _where("articles_searchentry", "whole", _full(terms, _all(terms.need)))


def newest(columns: str, found: Condition, but: str, given: list, below: int, most: int) -> Condition:
    """SELECT of these columns of the newest rows found below this key, of which `but` holds; at most so many.

    The newest are walked, then the others looked up in their index, where the page is not full yet. Left to
    choose, PostgreSQL walks all that there are: it takes words that are seldom said together for common.
    """
    rows, _between, condition = found[0].partition(" e WHERE ")
    each, least = WALKED[rows]
    walked = max(each * most, least)
    end = f"coalesce((SELECT key FROM {rows} WHERE key < %s ORDER BY key DESC OFFSET {walked} LIMIT 1), 0)"  # noqa: S608
    near = f"SELECT {columns} FROM {rows} e WHERE {condition}{but} AND e.key < %s AND e.key >= {end}"  # noqa: S608
    fenced = f"SELECT * FROM {rows} e WHERE {condition} OFFSET 0"  # noqa: S608
    others = f"SELECT * FROM ({fenced}) e WHERE e.key < {end} ORDER BY e.key DESC OFFSET 0"  # noqa: S608
    far = f"SELECT {columns} FROM ({others}) e WHERE true{but} ORDER BY e.key DESC LIMIT {most:d}"  # noqa: S608
    both = f"(SELECT * FROM ({near} ORDER BY key DESC LIMIT {most:d}) near UNION ALL ({far})) LIMIT {most:d}"  # noqa: S608
    return both, [*found[1], *given, below, below, *found[1], below, *given]


def titled(stems: list[str]) -> Condition:
    """The rows whose title holds one of these stems."""
    return _where("articles_searchentry", "head", " | ".join(_lexeme(stem, "A") for stem in stems))


def _where(rows: str, column: str, expression: str) -> Condition:
    return f"{rows} e WHERE e.{column} @@ %s::tsquery", [expression]


def _full(terms: Terms, expression: str) -> str:
    return " & !".join([_with_marks(terms, expression), *_refused(terms)])


def _with_marks(terms: Terms, expression: str) -> str:
    return " & ".join([f"({expression})", *map(_one_of, terms.marks)])


def _refused(terms: Terms) -> list[str]:
    return [_one_of(terms.without)] if terms.without else []


def _all(need: tuple[OneOf, ...], weights: str = "") -> str:
    return " & ".join(_one_of(one_of, weights) for one_of in need) or _lexeme(EACH, "")


def _one_of(phrases: OneOf, weights: str = "") -> str:
    """A mark has a weight of its own, whatever those asked for."""
    said = (
        " <-> ".join(_lexeme(stem, "" if is_mark(phrase) else weights) for stem in phrase)
        for phrase in phrases
    )
    return f"({' | '.join(f'({phrase})' for phrase in said)})"


def _lexeme(stem: str, weights: str) -> str:
    """Stems hold letters and digits alone: nothing in them can end the string."""
    return f"'{stem}':{weights}" if weights else f"'{stem}'"
