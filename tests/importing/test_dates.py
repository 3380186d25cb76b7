"""Dates as French pages write them, in lines of publication and elsewhere."""

from datetime import date, datetime

import pytest

from articles.importing.dates import FoundDate, find_date, wrong_weekday
from articles.importing.page.datelines import Dateline, read_dateline


def found(text: str) -> FoundDate:
    dated = find_date(text)
    assert dated is not None, text
    return dated


def dateline(text: str, bare: bool = False) -> Dateline:
    read = read_dateline(text, bare)
    assert read is not None, text
    return read


@pytest.mark.parametrize(
    "text",
    [
        "3 mai 2009",
        "3 Mai 2009",
        "03 MAI 2009",
        "3 mai. 2009",
        "dimanche 3 mai 2009",
        "Dimanche, le 3 mai 2009",
        "3/05/2009",
        "03.05.09",
        "2009-05-03",
        "3\u00a0mai\u00a02009",
        "le 3 mai 2009, vers midi",
    ],
)
def test_one_day_is_written_in_many_ways(text):
    assert found(text).day == date(2009, 5, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er février 2010", date(2010, 2, 1)),
        ("1ER FEVRIER 2010", date(2010, 2, 1)),
        ("2 aout 2011", date(2011, 8, 2)),
        ("2 août 2011", date(2011, 8, 2)),
        ("31 déc. 1999", date(1999, 12, 31)),
        ("12/03/98", date(1998, 3, 12)),
    ],
)
def test_months_need_neither_accents_nor_all_their_letters(text, day):
    assert found(text).day == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("3 mai 2009 à 14h30", datetime(2009, 5, 3, 14, 30)),
        ("3 mai 2009 à 14 h 30 min", datetime(2009, 5, 3, 14, 30)),
        ("3 MAI 2009 A 9H", datetime(2009, 5, 3, 9, 0)),
        ("3 mai 2009, 14:30", datetime(2009, 5, 3, 14, 30)),
        ("2009-05-03T14:30", datetime(2009, 5, 3, 14, 30)),
        ("3 mai 2009", date(2009, 5, 3)),
    ],
)
def test_the_hour_is_read_where_there_is_one(text, moment):
    assert found(text).moment == moment


@pytest.mark.parametrize("text", ["mai 2009", "en 2009", "le 3 du mois", "1.2.3", "12,6% vs 6,8%", ""])
def test_half_a_date_is_none(text):
    assert find_date(text) is None


def test_a_day_that_no_calendar_has_is_found_without_a_day():
    assert found("31 février 2010").day is None
    assert found("31 février 2010").said == "31 février 2010"


def test_a_weekday_that_the_date_belies_is_wrong():
    assert wrong_weekday(found("lundi 3 mai 2009"))
    assert not wrong_weekday(found("dimanche 3 mai 2009"))
    assert not wrong_weekday(found("3 mai 2009"))


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 3 Mai 2009",
        "PUBLIE LE 3 MAI 2009",
        "Posté le dimanche 3 mai 2009",
        "Mis en ligne le 3 mai 2009 à 14:30",
        "Publié : 3 mai 2009",
        "Date de publication : 3 mai 2009",
        "Billet publié le 3 mai 2009 dans Carnets",
        "Publié le 3 mai 2009 | 4 commentaires",
        "Publié le 3 mai 2009 par Léa Roux",
    ],
)
def test_a_labelled_date_says_when_the_page_was_published(line):
    assert dateline(line).published.day == date(2009, 5, 3)


def test_a_bare_date_does_where_it_is_looked_for():
    assert dateline("Le 3 mai 2009", bare=True).published.day == date(2009, 5, 3)
    assert read_dateline("Le 3 mai 2009") is None


def test_a_bare_label_does_not_say_of_what_it_is_the_date():
    assert dateline("Date : 3 mai 2009").is_loose
    assert not dateline("Publié le 3 mai 2009").is_loose


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 3 mai 2009, ce livre a changé ma façon de vendre.",
        "Le 3 mai 2009, nous étions douze dans la salle.",
        "Rendez-vous le 3 mai 2009",
        "Publié au printemps",
    ],
)
def test_prose_that_holds_a_date_dates_nothing(line):
    assert read_dateline(line, bare=True) is None
