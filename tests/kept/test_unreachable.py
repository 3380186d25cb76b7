"""A database that does not answer is no fault of the page: 503, in French, to be tried again."""

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from chroniques import views


@pytest.fixture
def site(client, monkeypatch):
    """A site one of whose pages fails as it does when the database has gone."""

    def breaks(*args, **kwargs):
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(views, "render", breaks)
    client.raise_request_exception = False
    return client


def test_a_page_without_its_database_says_that_it_will_be_back(site, monkeypatch):
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "connection", None)
    answered = site.get("/robots.txt")
    assert (answered.status_code, answered["Retry-After"]) == (503, "30")
    assert "no-store" in answered["Cache-Control"]
    assert "De retour dans un instant" in answered.content.decode()


def test_so_does_one_whose_connection_was_cut(site, monkeypatch):
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "connection", object())
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "is_usable", lambda: False)
    assert site.get("/robots.txt").status_code == 503


def test_a_fault_of_ours_is_not_laid_on_the_database(site, monkeypatch):
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "connection", object())
    monkeypatch.setattr(connections[DEFAULT_DB_ALIAS], "is_usable", lambda: True)
    answered = site.get("/robots.txt")
    assert (answered.status_code, "Retry-After" in answered) == (500, False)
