"""Dates and hours as French writes them."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from chroniques.templatetags.addresses import host, web
from chroniques.templatetags.dates import day, hour, month, stamp, until


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (date(2009, 5, 3), "3 mai 2009"),
        (date(2009, 5, 1), "1er mai 2009"),
        (date(2009, 8, 11), "11 août 2009"),
        (datetime(2009, 12, 31, 23, 30, tzinfo=UTC), "1er janvier 2010"),  # in Paris
        (None, ""),
    ],
)
def test_a_day(moment, written):
    assert plain(day(moment)) == written


def test_a_day_does_not_stand_apart_from_its_month():
    assert day(date(2009, 5, 3)) == "3\N{NO-BREAK SPACE}mai 2009"


def test_in_english_the_first_is_no_ordinal():
    with translation.override("en"):
        assert plain(day(date(2009, 5, 1))) == "May 1, 2009"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (time(14, 30), "14 h 30"),
        (datetime(2009, 7, 1, 7, 5, tzinfo=UTC), "9 h 05"),
        (time(10, 0), "10 h"),
        (time(0, 0), "0 h"),
        (time(0, 5), "0 h 05"),
        (None, ""),
    ],
)
def test_an_hour(moment, written):
    assert plain(hour(moment)) == written


def test_a_month():
    assert month(date(2009, 5, 3)) == "mai 2009"


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (date(2009, 4, 28), None, "28 avril 2009"),
        (date(2009, 4, 28), date(2009, 4, 28), "28 avril 2009"),
        (date(2009, 4, 28), date(2009, 4, 30), "du 28 au 30 avril 2009"),
        (date(2009, 5, 1), date(2009, 5, 3), "du 1er au 3 mai 2009"),
        (date(2009, 4, 28), date(2009, 4, 29), "les 28 et 29 avril 2009"),
        (date(2009, 4, 30), date(2009, 5, 1), "les 30 avril et 1er mai 2009"),
        (date(2009, 4, 28), date(2009, 5, 1), "du 28 avril au 1er mai 2009"),
        (date(2008, 12, 30), date(2009, 1, 2), "du 30 décembre 2008 au 2 janvier 2009"),
        (None, None, ""),
    ],
)
def test_a_range_of_days_says_once_what_it_shares(starts, ends, written):
    assert plain(until(starts, ends)) == written


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://lea.example.org/", "https://lea.example.org/"),
        (" http://lea.example.org ", "http://lea.example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("http://[oops", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(typed, kept):
    assert web(typed) == kept


def test_a_site_is_read_by_its_name():
    assert host("https://www.example.org/page?x=1") == "example.org"


def test_an_instant_is_told_to_machines_at_the_site_s_hour_without_its_crumbs():
    moment = datetime(2009, 5, 3, 12, 30, 0, 445412, tzinfo=UTC)
    assert stamp(moment) == "2009-05-03T14:30:00+02:00"
