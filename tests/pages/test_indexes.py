"""Every public list reads by an index: no table is walked whole, no whole set is sorted."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.changes import upcoming
from articles.models import Article, Byline, Kind, State, Tag, TaggedArticle
from comments.models import Comment
from tests.makers import make_author, make_column

pytestmark = pytest.mark.django_db

TEXTS, AVIS = 2500, 3000
# The tables that grow with the years. The others hold what editors can name: authors, columns, words.
LARGE = (
    *("articles_article", "articles_listed", "articles_byline", "articles_taggedarticle"),
    *("articles_tally", "comments_comment"),
)
# Rows of given keys, or of given texts; what editors put forward.
FEW_ROWS = re.compile(r"\((rowid|article_id|content_object_id)=\?|\(list=\? AND number=\?\)")
FEW = 250  # rows that may be sorted: some pages of a list, the months of twenty years
INDEX = re.compile(r"USING [A-Z ]*INDEX (\w+)")
INDEXED = {"Index Cond", "Recheck Cond"}
PAGES = [
    "/",
    "/texte-1250/",
    "/archives/",
    "/archives/2012/",
    "/archives/2012/?page=3",
    "/archives/2012/05/",
    "/auteurs/",
    "/auteurs/driss/",
    "/auteurs/driss/?page=100",
    "/chroniques/",
    "/chroniques/port-du/",
    "/chroniques/port-du/?page=20",
    "/chroniques/finie/?page=3",
    "/comptes-rendus/",
    "/comptes-rendus/?page=9",
    "/flux/",
    "/flux/rss.xml",
    "/auteurs/driss/flux/rss.xml",
    "/chroniques/port-du/flux/atom.xml",
    "/mots-cles/avis/flux/feed.json",
    "/mots-cles/avis/",
    "/mots-cles/avis/?page=100",
    "/mots-cles/rare/",
]


@pytest.fixture
def large_site():
    """A text every day and a half for ten years; a frequent word and a rare one; avis, picks and answers."""
    driss, tags = make_author(name="Driss"), [Tag.objects.create(name=name) for name in ("avis", "rare")]
    columns = [make_column(title="Port dû"), make_column(title="Finie", is_finished=True)]
    beginning = timezone.now() - timedelta(days=6500)
    texts = Article.objects.bulk_create(
        Article(
            title=f"Texte {number}",
            slug=f"texte-{number}",
            path=f"texte-{number}",
            body_html="<p>Un texte.</p>",
            state=State.READY,
            kind=Kind.REPORT if number % 10 == 0 else Kind.ARTICLE,
            column=columns[number % 7 % 3] if number % 7 % 3 < 2 else None,
            number=number if number % 7 == 0 else None,
            published_at=beginning + timedelta(days=2.5 * number if number > 250 else number / 10),
        )
        for number in range(TEXTS)
    )
    Byline.objects.bulk_create(Byline(article=text, author=driss) for text in texts)
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object=text, tag=tags[0]) for text in texts)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=text, tag=tags[1]) for text in texts[::800]
    )
    Comment.objects.bulk_create(
        Comment(
            article=texts[number % TEXTS],
            name="Léa",
            text="Un avis.",
            text_html="<p>Un avis.</p>",
            state="published",
            path=f"{number}",
            pick="Un choix." if number % 500 == 0 else "",
            author=driss if number % 50 == 0 else None,
            written_at=beginning + timedelta(days=number) if number % 9 else None,
        )
        for number in range(AVIS)
    )
    if connection.vendor == "postgresql":  # which counts by itself, sooner or later; SQLite never does
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@contextmanager
def asked() -> Iterator[list[tuple]]:
    """The queries that are executed, with their values as the database is given them: those decide of which
    index it may take. Savepoints have no plan."""
    found: list[tuple] = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE")):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def faults(sql: str, params) -> list[str]:
    """What this query walks whole, or sorts."""
    return (on_postgres if connection.vendor == "postgresql" else on_sqlite)(sql, params)


def on_sqlite(sql: str, params) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [(parent, said) for _number, parent, _unused, said in cursor.fetchall()]
        cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'")
        tables = dict(cursor.fetchall())
    names = {alias for table in LARGE for alias in aliases(sql, table)}
    read = [(parent, said) for parent, said in steps if is_large(said, names, tables)]
    sorting = {parent for parent, said in steps if "B-TREE FOR ORDER BY" in said}
    walked = [said for _parent, said in read if said.startswith("SCAN ") or "AUTOMATIC" in said]
    return walked + [
        f"sorted: {said}" for parent, said in read if parent in sorting and not FEW_ROWS.search(said)
    ]


def is_large(step: str, names: set[str], tables: dict[str, str]) -> bool:
    """Is it a large table that this step reads? Two tables may bear one name in a query: its index tells."""
    by_index = INDEX.search(step)
    return tables[by_index[1]] in LARGE if by_index else step.split()[1] in names


def aliases(sql: str, table: str) -> set[str]:
    """The names that a query gives to this table."""
    words = sql.replace('"', "").replace("(", " ").replace(")", " ").replace(",", " ").split()
    after = [words[place + 1 : place + 2] for place, word in enumerate(words) if word == table]
    return {
        table,
        *(name for names in after for name in names if name not in ("WHERE", "ON", "INNER", "ORDER")),
    }


def on_postgres(sql: str, params) -> list[str]:
    """Few rows are read faster whole: the planner is told not to, and then does where no index serves."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        [plan] = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = on")
    return list(walked_or_sorted((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))


def walked_or_sorted(node: dict, is_cut: bool = False) -> Iterator[str]:
    """What this step does that grows with the table; `is_cut`: a limit stands above it."""
    kind, rows, table = node["Node Type"], node["Plan Rows"], node.get("Relation Name")
    is_scan = kind in ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan") and table in LARGE
    if is_scan and (kind == "Seq Scan" or ("Scan" in kind and not INDEXED & node.keys() and not is_cut)):
        yield f"{kind} of {table}"
    if kind == "Sort" and rows > FEW:
        yield f"Sort of {rows} rows"
    below = is_cut or kind == "Limit"
    for step in node.get("Plans", ()):
        yield from walked_or_sorted(step, below and kind != "Sort")


def test_no_list_walks_a_table_or_sorts_a_set(client, large_site):
    found = {}
    for page in PAGES:
        with asked() as queries:
            assert client.get(page).status_code == 200, page
        found[page] = [
            (fault, sql)
            for sql, params in queries
            if sql.startswith("SELECT")
            for fault in faults(sql, params)
        ]
    assert {page: faults for page, faults in found.items() if faults} == {}


def test_the_hours_to_come_are_read_from_the_few_texts_that_end(large_site):
    with asked() as queries:
        assert upcoming.first_hour(["texts"]) is None
    found = [fault for sql, params in queries if "SELECT" in sql for fault in faults(sql, params)]
    ends = [steps_of(sql, params) for sql, params in queries if 'expires_at" IS NOT NULL' in sql]
    assert (found, len(ends)) == ([], 1)
    assert "texts_that_end" in ends[0]


def steps_of(sql: str, params) -> str:
    """How the database would answer, in its words."""
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", params)
        return str(cursor.fetchall())
