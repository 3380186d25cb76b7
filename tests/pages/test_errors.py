"""When something is wrong: a French page that says what to do."""

import sqlite3

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from chroniques import views

from .reading import said, words_of


@pytest.mark.django_db
def test_a_page_that_does_not_exist_says_so_and_shows_ways_out(client):
    response = client.get("/nulle/part/")
    assert response.status_code == 404
    assert said("This page does not exist") in words_of(response)
    assert 'href="/archives/"' in response.content.decode()


def test_the_page_of_an_error_stands_alone(client, monkeypatch):
    def breaks(request):
        raise RuntimeError

    monkeypatch.setattr(views, "render", breaks)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert response.status_code == 500
    assert said("An error on our side") in words_of(response)


def test_a_full_disk_is_said_with_what_to_do(client, monkeypatch):
    def breaks(request, template, **more):
        raise OperationalError("database or disk is full") from full

    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    monkeypatch.setattr(views, "render", breaks)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Revenez à la page précédente, votre texte y est encore" in words_of(response)


@pytest.mark.django_db
def test_a_form_without_its_pass_is_refused_in_words():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "camille"})
    assert response.status_code == 403
    assert said("This form has expired") in words_of(response)


def test_a_request_for_another_host_is_not_understood(client):
    response = client.get("/", headers={"Host": "autre.example.org"})
    assert response.status_code == 400
    assert said("This request was not understood") in words_of(response)


@pytest.mark.django_db
def test_what_is_reserved_says_so():
    page = render_to_string("403.html", request=RequestFactory().get("/admin/"))
    assert said("This page is reserved") in page


def test_the_icon_is_found_at_its_usual_address(client):
    assert client.get("/favicon.ico")["Location"] == "/static/icons/icon.svg"
