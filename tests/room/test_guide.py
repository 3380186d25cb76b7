"""The help of the room: live examples, keys, rules; each finds what their own work needs."""

import pytest
from django.test import Client
from django.urls import reverse

from chroniques.room.examples import EXAMPLES, examples
from chroniques.text import render_article
from tests.makers import make_camille, make_driss, make_lea

pytestmark = pytest.mark.django_db


def page_of(user) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("admin:help")).content.decode()


def test_the_examples_are_what_the_pipeline_of_the_site_makes():
    page = page_of(make_driss())
    for number, ((_said, source), example) in enumerate(zip(EXAMPLES, examples(), strict=True), 1):
        rendered = render_article(source, prefix=f"exemple-{number}-")
        assert example.html == rendered.html
        assert example.html in page
        assert rendered.problems == ()


def test_each_finds_what_their_work_needs():
    parts = {
        make_driss: {"ecrire", "touches"},
        make_lea: {"touches", "moderer"},
        make_camille: {"ecrire", "touches", "moderer"},
    }
    for make, expected in parts.items():
        page = page_of(make())
        assert {part for part in ("ecrire", "touches", "moderer") if f'<h2 id="{part}">' in page} == expected


def test_the_help_is_one_click_away_from_each_screen():
    client = Client()
    client.force_login(make_camille())
    for address in ("admin:index", "admin:articles_article_add", "admin:planning"):
        assert reverse("admin:help") in client.get(reverse(address)).content.decode()
