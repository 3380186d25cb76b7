"""A page costs a handful of queries, whatever the number of avis, tags, notes and texts."""

import pytest

from articles.models import Kind
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_picture,
    make_report,
    paris,
)

pytestmark = pytest.mark.django_db

MOST = 8


@pytest.fixture(autouse=True)
def magazine():
    """25 texts in 6 columns, by authors with portraits, each with ten tags and notes; one much discussed."""
    authors = [make_author(name=f"Auteur {n}", portrait=make_picture(title=f"P{n}")) for n in range(3)]
    columns = [make_column(title=f"Chronique {n}") for n in range(6)]
    for column in columns:
        column.authors.set(authors)
    tags = [f"mot {n}" for n in range(10)]
    notes = "\n\n".join(f"[^{n}]: La note {n}." for n in range(1, 11))
    calls = " ".join(f"mot[^{n}]" for n in range(1, 11))
    for number in range(25):
        article = make_article(
            *authors[:2],
            title=f"Texte {number}",
            kind=Kind.COLUMN_PIECE,
            column=columns[number % 6],
            tags=tags,
            picture=authors[0].portrait,
            at=paris(2009, 5, 1 + number),
            body=f"{calls}\n\n{notes}",
        )
        if number == 12:
            discuss(article, authors[0])
    for number in range(6):
        make_report(*authors, title=f"Journée {number}", event={"place": "Montreval"}, tags=tags)


def discuss(article, author):
    """200 avis in threads of ten, the author answering each time; one is a pick."""
    for thread in range(20):
        parent = make_comment(article, text=f"Avis {thread}")
        for reply in range(9):
            make_comment(article, parent=parent, author=author if reply == 0 else None)
    parent.choose(by=None, why="Le plus juste.")


PAGES = (
    "/2009/05/texte-12/",
    "/",
    "/chroniques/",
    "/chroniques/chronique-1/",
    "/auteurs/",
    "/auteurs/auteur-1/",
    "/comptes-rendus/",
    "/mots-cles/",
    "/mots-cles/mot-1/",
    "/archives/",
    "/archives/2009/",
)


def test_no_page_costs_more_than_eight_queries(client, django_assert_max_num_queries):
    for path in PAGES:
        with django_assert_max_num_queries(MOST, info=path):
            assert client.get(path).status_code == 200


def test_an_article_costs_seven_queries_with_all_that_it_has(client, django_assert_num_queries):
    """Itself, its signatures, words and series, what to read next, its avis; the settings of the site."""
    with django_assert_num_queries(7):
        client.get("/2009/05/texte-12/")
