"""A kept page in the coding that each reader takes, and what a reader sends who has it."""

import gzip
from itertools import permutations

import brotli
import pytest

OPENED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("", ""),
        ("br;q=0, gzip", "gzip"),
        ("identity, gzip;q=0.2", ""),
        ("*", "br"),
        ("br;q=n'importe quoi", ""),
    ],
)
def test_each_reader_gets_the_coding_that_it_takes(house, accepted, coding):
    answered = house.ask(ACCEPT_ENCODING=accepted)
    assert answered.headers.get("Content-Encoding", "") == coding
    assert OPENED[coding](answered.body).decode() == "Bonjour. /texte/ "
    assert answered.headers["Vary"] == "Accept-Encoding"
    assert answered.headers["Content-Length"] == str(len(answered.body))


def test_who_has_the_page_gets_no_body(house):
    for coding in ("", "gzip", "br"):
        tag = house.ask(ACCEPT_ENCODING=coding).headers["ETag"]
        answered = house.ask(ACCEPT_ENCODING=coding, IF_NONE_MATCH=tag)
        assert (answered.status, answered.body, answered.headers["ETag"]) == (304, b"", tag)


@pytest.mark.parametrize("tags", ["W/{}", '"autre", {}', "*"])
def test_a_tag_is_known_in_all_its_writings(house, tags):
    tag = house.ask().headers["ETag"]
    assert house.ask(IF_NONE_MATCH=tags.format(tag)).status == 304


def test_a_tag_of_another_page_is_not_this_one(house):
    assert house.ask(IF_NONE_MATCH='"autre"').status == 200


def test_a_date_serves_where_no_tag_does(house):
    dated = house.ask().headers["Last-Modified"]
    assert house.ask(IF_MODIFIED_SINCE=dated).status == 304
    assert house.ask(IF_MODIFIED_SINCE=dated, IF_NONE_MATCH='"autre"').status == 200


def test_the_smallest_forms_have_tags_of_their_own_and_know_the_others(house):
    quick = house.ask(ACCEPT_ENCODING="br").headers["ETag"]
    [page] = house.memory.kept.values()
    page.pack()
    best = house.ask(ACCEPT_ENCODING="br").headers["ETag"]
    assert best != quick
    assert house.ask(ACCEPT_ENCODING="br", IF_NONE_MATCH=quick).status == 304


@pytest.mark.parametrize("codings", list(permutations(OPENED)), ids=str)
def test_a_page_is_found_whole_in_whatever_coding_it_was_first_asked_for(house, codings):
    for coding in codings:
        answered = house.ask(ACCEPT_ENCODING=coding)
        assert OPENED[coding](answered.body).decode() == "Bonjour. /texte/ "
    assert house.site.made == ["/texte/"]


def test_a_page_made_smaller_says_the_same(house):
    house.ask(ACCEPT_ENCODING="br")
    [page] = house.memory.kept.values()
    page.pack()
    assert OPENED["br"](house.ask(ACCEPT_ENCODING="br").body).decode() == "Bonjour. /texte/ "
    assert house.ask().text == "Bonjour. /texte/ "
