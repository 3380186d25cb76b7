"""What PostgreSQL matches by: tsquery over the columns of migration 0007.

A phrase of more than 16,383 words from the beginning of a text, or whose words are said over 256 times in it,
may be missed: so much a tsvector remembers.
"""

from .entries import EACH
from .terms import OneOf, Terms, is_mark
from .tiers import HEAD, Tier

Condition = tuple[str, list[str]]  # SQL from its FROM on, open at its end to more ANDs; its parameters

KEY = "e.key"
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
