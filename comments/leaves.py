"""The pages of a conversation, oldest first: about two hundred avis each, by one query, however long it is.

Replies deeper than the third level stand behind a link, and so does the rest of a thread that no page could
hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from .counted import FULL, PAGE
from .threads import SHOWN_STEPS, WIDTH, number_of

SHOWN = SHOWN_STEPS * WIDTH  # digits: an avis and three levels of replies
MOST = FULL + PAGE // 2  # avis of a page, whatever hangs from its last root
# As the partial indexes have it, to the letter: SQLite takes none of them otherwise.
ANSWERS = "author_id IS NOT NULL AND state = 'published'"
PICKED = "state = 'published' AND NOT (pick = '')"
# No join with the page: SQLite would sort all of its avis, which it finds in order.
ON_IT = "x.path >= (SELECT begins FROM leaf) AND x.path < (SELECT ends FROM leaf) AND length(x.path)"
A_PAGE = """
    WITH cuts AS (
        SELECT begins, row_number() OVER (ORDER BY begins) AS number, count(*) OVER () AS last,
            lead(begins, 1, 'a') OVER (ORDER BY begins) AS ends
        FROM comments_cut WHERE article_id = %s),
    leaf AS (SELECT * FROM cuts WHERE number = {number}),
    told AS (SELECT leaf.number, leaf.last, t.published, t.answers, EXISTS (
            SELECT 1 FROM comments_comment p WHERE p.article_id = t.article_id AND {picked}) AS picks
        FROM leaf JOIN comments_threadcount t ON t.article_id = %s)
    SELECT x.path, x.id, x.fragment, x.said, x.fragment_with, 0, (SELECT number FROM told),
        (SELECT last FROM told), (SELECT published FROM told), (SELECT answers FROM told),
        (SELECT picks FROM told)
    FROM comments_comment x WHERE x.article_id = %s AND x.state = 'published' AND {on_it} <= {shown}
    UNION ALL
    SELECT min(x.path), 0, '', '', 0, count(*), 0, 0, 0, 0, false
    FROM comments_comment x WHERE x.article_id = %s AND x.state = 'published' AND {on_it} > {shown}
    GROUP BY substr(x.path, 1, {shown})
    ORDER BY 1 LIMIT {most}"""


class Row(NamedTuple):
    """An avis as its page shows it; or, where `folded` is not 0, that many replies behind a link to the
    thread of the avis of that number (-1: nobody counted them)."""

    path: str
    number: int
    fragment: str = ""
    said: str = ""
    made_with: int = 0
    folded: int = 0


@dataclass(frozen=True)
class Leaf:
    """A page: its rows in order; its number, that of the last page; how many avis the conversation has in
    all, how many of them are answers of authors, and whether the editors picked one."""

    rows: list[Row]
    number: int = 1
    last: int = 1
    count: int = 0
    answers: int = 0
    picks: bool = False


def leaf_of(article: int, number: int | None) -> Leaf:
    """The page of that number, the last one for None; without a row where there is no such page."""
    at = "last" if number is None else f"{number:d}"
    with connection.cursor() as cursor:
        cursor.execute(
            A_PAGE.format(number=at, shown=SHOWN, most=MOST + 1, picked=PICKED, on_it=ON_IT), [article] * 4
        )
        found = cursor.fetchall()
    told = next((row[6:] for row in found if row[1]), (number or 1,))
    rows = [_row(row) for row in found[:MOST]]
    return Leaf([*rows, *_rest(found[MOST:])], *told)


def _row(found: Sequence[Any]) -> Row:
    row = Row._make(found[:6])
    return row if row.number else row._replace(number=number_of(row.path[:SHOWN]))


def _rest(beyond: Sequence[Any]) -> list[Row]:
    """The link to the whole of the thread that does not fit: that of the last root (comments/counted.py)."""
    return [Row(path, number_of(path[:WIDTH]), folded=-1) for path, *_said in beyond[:1]]
