"""Each page under fixtures/imports/page, read, is the JSON that stands beside it.

To add a case: a `.txt` as copied from a site, and the `.json` that it should give (without `file`).
"""

import json
from pathlib import Path

import pytest

from articles.importing.accounting import unaccounted
from articles.importing.document import as_json
from articles.importing.page import read_page
from articles.importing.source import read_text

PAGES = sorted(Path(__file__).parents[2].joinpath("fixtures/imports/page").glob("*.txt"))
KEYS = [
    "title",
    "standfirst",
    "site",
    "event",
    "authors",
    "published_on",
    "kind",
    "illustration_credit",
    "body",
    "footnotes",
    "comments",
    "dropped",
    "doubled",
    "problems",
]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@each_page
def test_a_page_gives_the_json_beside_it(page):
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    assert as_json(read_page(read_text(page.read_bytes()))) == expected


@each_page
def test_no_word_of_a_page_is_lost(page):
    text = read_text(page.read_bytes())
    assert unaccounted(text, read_page(text)) == []


@each_page
def test_a_page_saved_on_old_windows_reads_the_same(page):
    old = page.read_text("utf-8").encode("cp1252", "ignore")
    assert read_page(read_text(old.replace(b"\n", b"\r\n"))) == read_page(old.decode("cp1252"))


def test_there_are_pages_enough_for_every_clause():
    assert len(PAGES) >= 25


def test_the_json_has_exactly_the_keys_announced():
    assert list(as_json(read_page("Un titre\nPar Léa Roux\nUn texte."))) == KEYS


def test_the_same_page_keeps_its_reference():
    text = PAGES[0].read_text("utf-8")
    assert read_page(text).ref == read_page(text.replace("\n", "\r\n")).ref
    assert read_page(text).ref != read_page(text + "Un mot.").ref
    assert read_page(text).ref.startswith("page:")
