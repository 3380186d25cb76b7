"""What SQLite matches by: expressions of FTS5 over the tables of migration 0007."""

from .entries import EACH
from .terms import OneOf, Terms, is_mark
from .tiers import COLUMNS, HEAD, Tier

Condition = tuple[str, list[str]]  # SQL from its FROM on, open at its end to more ANDs; its parameters

SOURCES = {
    "head": "articles_search_head f CROSS JOIN articles_searchentry e ON e.key = f.rowid",
    "whole": "articles_search_whole f CROSS JOIN articles_searchentry e ON e.key = f.rowid",
    "avis": "articles_search_avis f CROSS JOIN articles_avisentry e ON e.key = f.rowid",
}
# The rows come from FTS5 in the order of its own number: asked for by another name, they would be sorted.
KEY = "f.rowid"


def matching(terms: Terms, tier: Tier, is_apart: bool = True) -> Condition:
    """The rows whose words are all met in the columns of this tier, but not in those of the one before, where
    it is to stand apart: that costs as much again."""
    if tier == Tier.AVIS:
        return _from("avis", _with_marks(terms, _all(terms.needed(tier))) + _but(terms))
    if not terms.need:
        return matching_at_all(terms)
    wide = _within(tier, terms)
    narrow = f" NOT ({_within(Tier(tier - 1), terms)})" if is_apart and tier > Tier.TITLE else ""
    expression = _with_marks(terms, f"({wide}){narrow}")
    if tier not in HEAD:
        return _from("whole", expression + _but(terms))
    source, values = _from("head", expression)
    return source + _not_elsewhere(terms), values + _refused(terms)


def matching_at_all(terms: Terms) -> Condition:
    """The rows of texts whose words are all met, wherever."""
    return _from("whole", _with_marks(terms, _all(terms.need)) + _but(terms))


def newest(columns: str, found: Condition, but: str, given: list, below: int, most: int) -> Condition:
    """SELECT of these columns of the newest rows found below this key where `but` holds; at most so many."""
    sql = f"SELECT {columns} FROM {found[0]}{but} AND {KEY} < %s ORDER BY {KEY} DESC LIMIT {most:d}"  # noqa: S608
    return sql, [*found[1], *given, below]


def titled(stems: list[str]) -> Condition:
    """The rows whose title holds one of these stems."""
    return _from("head", f"{{title}} : ({' OR '.join(map(_quoted, stems))})")


def _from(name: str, expression: str) -> Condition:
    table = SOURCES[name].partition(" ")[0]
    return f"{SOURCES[name]} WHERE f.{table} MATCH %s", [expression]


def _all(need: tuple[OneOf, ...]) -> str:
    return " AND ".join(map(_one_of, need)) or _quoted(EACH)


def _within(tier: Tier, terms: Terms) -> str:
    return " AND ".join(_one_within(" ".join(COLUMNS[tier]), one_of) for one_of in terms.needed(tier))


def _one_within(columns: str, one_of: OneOf) -> str:
    """A mark stands in a column of its own."""
    said = (_one_of((p,)) if is_mark(p) else f"{{{columns}}} : {_one_of((p,))}" for p in one_of)
    return f"({' OR '.join(said)})"


def _with_marks(terms: Terms, expression: str) -> str:
    return " AND ".join([f"({expression})", *map(_one_of, terms.marks)])


def _but(terms: Terms) -> str:
    return "".join(f" NOT {expression}" for expression in _refused(terms))


def _refused(terms: Terms) -> list[str]:
    return [_one_of(terms.without)] if terms.without else []


def _not_elsewhere(terms: Terms) -> str:
    """What is refused may stand where this tier does not look."""
    sought = (
        "SELECT 1 FROM articles_search_whole w WHERE w.articles_search_whole MATCH %s AND w.rowid = f.rowid"
    )
    return f" AND NOT EXISTS ({sought})" if terms.without else ""


def _one_of(phrases: OneOf) -> str:
    return f"({' OR '.join(_quoted(' '.join(phrase)) for phrase in phrases)})"


def _quoted(words: str) -> str:
    """Stems hold letters and digits alone: nothing in them can end the string."""
    return f'"{words}"'
