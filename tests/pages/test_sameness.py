"""Public pages: the same bytes for every reader, no cookie, nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.makers import (
    make_article,
    make_author,
    make_camille,
    make_column,
    make_comment,
    make_picture,
    make_report,
)

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/2009/05/un-texte/",
    "/chroniques/",
    "/chroniques/port-du/",
    "/auteurs/",
    "/auteurs/driss/",
    "/comptes-rendus/",
    "/mots-cles/",
    "/mots-cles/avis/",
    "/archives/",
    "/archives/2009/05/",
    "/a-propos/",
    "/confidentialite/",
    "/regles-des-avis/",
    "/mentions-legales/",
]


@pytest.fixture(autouse=True)
def magazine():
    driss = make_author(name="Driss", portrait=make_picture(), site="https://driss.example.org/")
    column = make_column(title="Port dû")
    column.authors.add(driss)
    article = make_article(driss, title="Un texte", column=column, tags=["avis"], picture=make_picture())
    make_comment(article)


@pytest.mark.parametrize("path", PAGES)
def test_two_readers_get_the_same_bytes_and_no_cookie(path):
    camille = Client()
    camille.force_login(make_camille())
    first, second = Client().get(path), camille.get(path, headers={"Accept-Language": "en"})
    assert first.status_code == 200
    assert first.content == second.content
    for response in (first, second):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_be_kept_by_anyone_and_is_checked_each_time(client, path):
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere_and_our_two_style_sheets(client, path):
    page = client.get(path).content.decode()
    loaded = re.findall(r'<(?:img|script|iframe|source)[^>]+src="([^"]+)"', page)
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert all(address.startswith("/") for address in loaded)
    ordinary_text = path == "/2009/05/un-texte/"
    assert sheets == ["/static/site.css"] if ordinary_text else ["/static/site.css", "/static/more.css"]


def test_an_ordinary_text_wears_no_class_that_only_the_second_style_sheet_knows(client):
    first, second = (styled_by(name) for name in ("site.css", "more.css"))
    worn = " ".join(re.findall(r'class="([^"]+)"', client.get("/2009/05/un-texte/").content.decode())).split()
    assert set(worn) & second - first == set()


def styled_by(sheet):
    whole = Path(str(finders.find(sheet))).read_text(encoding="utf-8")
    return set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", " ", whole)))


def test_a_text_that_draws_or_reports_has_both_style_sheets(client):
    figure = "```graphique\ntitre : Avis\n\n| an | avis |\n|---|---|\n| 2008 | 12 |\n| 2009 | 40 |\n```"
    make_article(title="Un graphique", body=figure)
    make_report(title="Un compte rendu")
    make_article(make_author(name="Nora", bio=figure), title="Une signature")
    for path in ("/2009/05/un-graphique/", "/2009/05/un-compte-rendu/", "/2009/05/une-signature/"):
        assert '<link rel="stylesheet" href="/static/more.css">' in client.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_neither_token_nor_inline_script_nor_inline_style(client, path):
    page = client.get(path).content.decode()
    assert "csrf" not in page
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert re.findall(r"<script\b(?![^>]*application/ld)[^>]*>", page) == [
        '<script src="/static/theme.js">',
        '<script type="module" src="/static/site.js" blocking="render">',
    ]


def test_a_page_sends_a_strict_policy(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
